"""How is a trial told to French readers? States, arms, outcomes, and what its size can see."""

from typing import Any, Final

from api.words.numbers import NBSP, counted, decimal, percent, thousands

STATES: Final = {
    "planned": "prévu",
    "registered": "pré-enregistré",
    "started": "inscriptions ouvertes",
    "closed": "inscriptions closes",
}
ARMS: Final = {"plus": "service renforcé", "ordinary": "service ordinaire"}
OUTCOMES: Final = {
    "in_training": "en apprentissage ou qualifié",
    "ruptured": "contrat rompu",
}
GROUPS: Final = {"trade": "métiers du premier souhait", "age": "âge à l'inscription"}
AGES: Final = {"under_17": "moins de 17 ans", "from_17": "17 ans et plus"}
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
