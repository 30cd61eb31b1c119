"""How are claims, contacts and wishes to be left alone said to French readers?"""

from typing import Any, Final

from api.words.numbers import NBSP, counted, decimal, percent

CHANNELS: Final = {
    "phone": "téléphone",
    "email": "courriel",
    "letter": "courrier",
    "visit": "visite",
    "video": "visioconférence",
    "event": "salon ou réunion",
}
PEOPLE_MET: Final = {
    "nobody": "personne",
    "reception": "accueil",
    "owner": "dirigeant",
    "human_resources": "ressources humaines",
    "apprentice_master": "maître d'apprentissage ou tuteur",
    "other": "autre salarié",
}
ANSWERS: Final = {
    "to_do": "à traiter",
    "taking_care": "en cours",
    "done": "ouvre une place",
    "done_no_help": "n'ouvre pas de place",
    "done_not_reachable": "injoignable",
    "not_for_me": "pas concernée",
}
NEXT_STEPS: Final = {
    "call_back": "rappeler",
    "visit": "visiter",
    "send_profiles": "envoyer des profils",
    "send_documents": "envoyer une documentation",
    "await_answer": "attendre sa réponse",
}
WHY_DESPITE: Final = {
    "employer_called": "l'entreprise nous a contactés",
    "follows_offer": "suite d'une offre déjà ouverte",
    "apprentice_there": "un jeune suivi y est en contrat",
    "rupture": "une rupture est à éviter",
    "agreed_with_holder": "convenu avec la structure qui suit l'entreprise",
}
_RELATIONS: Final = {
    "apprentice": "un apprenti y est en contrat",
    "open_offer": "une offre y est ouverte",
    "announced_offer": "nous y annonçons une offre",
    "portfolio": "portefeuille",
}
VISIBILITIES: Final = {
    "announced": "la date, le canal et la réponse",
    "shared": "tout",
    "own_structure": "seulement qu'un contact a eu lieu",
}
LEAVE_SCOPES: Final = {
    "everything": "tout contact",
    "phone": "appels téléphoniques",
    "trade_family": "une famille de métiers",
}
CONTEST_REASONS: Final = {
    "employer_called": "l'entreprise nous a contactés depuis",
    "new_owner": "l'entreprise a changé de dirigeant",
    "wrong_employer": "noté sur la mauvaise entreprise",
    "not_entitled": "la personne ne parlait pas pour l'entreprise",
}
# Of an entry that its structure only announces: that a place opens is its own to tell.
ASK_FOR_ANSWER: Final = "réponse à demander à cette structure"
# What is less would read as nothing at all.
_LEAST_TOLD: Final = 0.01
_WITHIN: Final = (15, 30, 45, 60, 90, 120)


def relation_told(kind: str, *, own: bool) -> str:
    """What a relation rests on; others do not learn that an announced offer is this employer's."""
    return _RELATIONS["portfolio" if kind == "announced_offer" and not own else kind]


def whom_it_helps(young: int | None, only: int, trade: str, minutes: int) -> str:
    """Whom a call helps: "3 jeunes en boulangerie à moins de 30 min, dont 2 sans autre piste".

    `young` None: too few to be counted out; `only`: of them, those nobody else could help.
    """
    limit = next((each for each in _WITHIN if minutes < each), None)
    where = f" à moins de {limit}{NBSP}min" if limit is not None else ""
    about = f"en {trade[:1].lower()}{trade[1:]}{where}"
    if young is None:
        return f"Moins de 5 jeunes {about}"
    told = f"{counted(young, 'jeune', 'jeunes')} {about}"
    if not only:
        return told
    if only == young:
        return f"{told}, sans autre piste"
    return f"{told}, dont {only} sans autre piste"


def fewer_calls(found: int, asked: int) -> str:
    """Why a plan is shorter than asked; nothing when it is not."""
    if found >= asked:
        return ""
    return (
        f"{counted(found, 'appel', 'appels')} sur {asked} demandés : en appeler d'autres "
        "n'ajouterait rien pour ces jeunes."
    )


def first_calls(plan: dict[str, Any]) -> str:
    """How many of a plan's calls go where nobody has called yet, beside the share agreed on."""
    calls = plan["calls"]
    new = sum(call["last_contact"] is None for call in calls)
    agreed = f"convenu : {percent(plan['new_share'])} au moins, tant qu'il s'en trouve."
    if not new:
        return f"Aucun de ces appels ne va à une entreprise que personne n'a contactée ; {agreed}"
    go = "va à une entreprise que personne n'a contactée"
    many = "vont à des entreprises que personne n'a contactées"
    return (
        f"{counted(new, 'appel', 'appels')} sur {len(calls)} {go if new == 1 else many} ; {agreed}"
    )


def zone_gap(zone: dict[str, Any]) -> str:
    """What a zone lacks: "il manque 6 places", "2 places de plus que de souhaits" …"""
    missing, spare = zone["missing"], zone["spare"]
    if missing:
        return f"il manque {counted(missing, 'place', 'places')}"
    if spare:
        return f"{counted(spare, 'place', 'places')} de plus que de souhaits"
    return "trop peu de souhaits pour être comptés" if zone["untold"] else "autant que de souhaits"


def cell_gap(gap: int) -> str:
    """The same of one family in one zone, which is not zero nor untold."""
    return f"manque {gap}" if gap > 0 else f"{-gap} de plus"


def expected(value: float) -> str:
    """A plan's value or bound, in young people in training: "1,25", "moins de 0,01"."""
    if 0 < value < _LEAST_TOLD:
        return f"moins de {decimal(_LEAST_TOLD, 2)}"
    return decimal(value, 2)
