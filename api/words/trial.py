"""How is a trial told to French readers? States, arms, outcomes, and what its size can see."""

from typing import Any, Final

from api.words.numbers import NBSP, counted, decimal, percent, thousands

STATES: Final = {
    "planned": "prévu",
    "registered": "pré-enregistré",
    "started": "inscriptions ouvertes",
    "closed": "inscriptions closes",
}
STATE_BADGES: Final = {
    "planned": "neutral",
    "registered": "info",
    "started": "success",
    "closed": "neutral",
}
ARMS: Final = {"plus": "service renforcé", "ordinary": "service ordinaire"}
ARM_MEANS: Final = {
    "plus": "Dans sa liste, le prix des places disputées compte : l'ordre peut changer, jamais les "
    "offres ni leurs chances.",
    "ordinary": "Sa liste reste dans l'ordre de tous : rien ne change.",
}
OUTCOMES: Final = {
    "in_training": "en apprentissage ou qualifié",
    "ruptured": "contrat rompu",
}
GROUPS: Final = {"trade": "métiers du premier souhait", "age": "âge à l'inscription"}
AGES: Final = {"under_17": "moins de 17 ans", "from_17": "17 ans et plus"}
# How people are drawn: shares as text, in one choice.
DRAWS: Final = {
    "0.5": "individuel : la moitié des jeunes de chaque strate",
    "0.25": "individuel : un quart",
    "0,0.5": "deux niveaux : sites à 0 ou 50 %",
    "0,0.25,0.5,0.75": "deux niveaux : sites à 0, 25, 50 ou 75 %",
    "0,0.5,1": "deux niveaux : sites à 0, 50 ou 100 %",
}
WEIGHTS: Final = {
    "0.25": "0,25 : un quart",
    "0.5": "0,5 : la moitié",
    "0.75": "0,75 : les trois quarts",
    "1": "1 : en entier",
}
ALIKE: Final = {
    "0": "0 : aucune ressemblance",
    "0.02": "0,02 : faible (usuelle)",
    "0.05": "0,05 : moyenne",
    "0.1": "0,1 : forte",
}
# Known before the draw; nothing that is measured by the bias report alone.
COVARIATES: Final = {
    "age": "âge",
    "level": "niveau atteint",
    "ready": "prêt à signer",
    "wishes": "nombre de souhaits",
    "car": "voiture",
    "contracts": "contrats passés",
}


def points(gap: float) -> str:
    """A gap in chances as "5,4 points"."""
    return f"{decimal(100 * gap)}{NBSP}points"


def size_sentences(told: dict[str, Any]) -> list[str]:
    """What this trial can see, what it cannot, and what it would take."""
    young = counted(told["people"], "jeune", "jeunes")
    sites = counted(told["sites"], "site", "sites")
    found = [
        f"{young}, {sites}, taux de départ {percent(told['base'])} ; test à "
        f"{percent(told['level'])}, puissance {percent(told['power'])}."
    ]
    found += [_of_share(each) for each in told["by_share"]]
    if told["visible"] is None:
        return found
    found.append(
        f"Plus petit effet visible : {points(told['visible'])} ; "
        f"{points(told['visible_late'])} pour ceux qui reçoivent vraiment le service, s'ils sont "
        "la moitié."
    )
    return [*found, *_verdict(told)]


def _verdict(told: dict[str, Any]) -> list[str]:
    worth, needed = points(told["worth"]), thousands(told["needed"])
    if told["is_enough"]:
        return [f"C'est assez pour un effet de {worth} ({needed} jeunes y suffiraient)."]
    who = "Un site seul ne peut" if told["sites"] == 1 else "Ces sites ne peuvent"
    times = -(-told["needed"] // told["people"])
    return [
        f"{who} pas détecter un effet de {worth} : il faudrait {needed} jeunes, "
        f"{times}{NBSP}fois plus. Ne rien y trouver ne voudra pas dire qu'il n'y a rien."
    ]


def _of_share(each: dict[str, Any]) -> str:
    name = f"Part {percent(each['share'])} ({counted(each['sites'], 'site', 'sites')})"
    if each["direct"] is None:
        return f"{name} : tous servis, aucun voisin à comparer."
    return (
        f"{name} : effet direct visible dès {points(each['direct'])}, débordement sur les "
        f"voisins dès {points(each['spill_over'])}."
    )
