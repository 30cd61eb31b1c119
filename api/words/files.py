"""How are the coded answers of a young person's file said to French readers?"""

from typing import Final

ENROLMENTS: Final = {
    "none": "aucune démarche",
    "candidate": "candidature déposée",
    "admitted": "admission prononcée",
    "started": "formation commencée",
}
SCHEMES: Final = {
    "none": "aucun",
    "cej": "CEJ",
    "pacea": "PACEA",
    "prepa_apprentissage": "prépa-apprentissage",
}
LICENCES: Final = {
    "am": "AM (ancien BSR)",
    "a1": "A1 (125 cm³)",
    "b": "B (voiture)",
    "c": "C (poids lourd)",
    "other": "autre permis",
}
CERTAINTIES: Final = {"exploring": "à explorer", "likely": "probable", "sure": "sûr"}
HOURS: Final = {
    "night": "la nuit",
    "weekend": "le week-end",
    "sunday": "le dimanche",
    "early_morning": "tôt le matin",
    "late_evening": "tard le soir",
}
WEEKDAYS: Final = {
    "1": "lundi",
    "2": "mardi",
    "3": "mercredi",
    "4": "jeudi",
    "5": "vendredi",
    "6": "samedi",
    "7": "dimanche",
}
LEVELS: Final = {
    "2": "aucun diplôme (collège)",
    "3": "CAP, BEP",
    "4": "bac, BP",
    "5": "bac+2 (BTS)",
    "6": "licence, BUT",
    "7": "master, ingénieur",
    "8": "doctorat",
}
ANSWERS: Final = {"oui": "oui", "non": "non", "": "non demandé"}
UNKNOWN: Final = "non renseigné"


def known(text: str | None) -> str:
    """The text, or that it is not on file."""
    return text or UNKNOWN


def answer(value: bool | None) -> str:
    """Yes, no, or that nobody asked."""
    return ANSWERS["" if value is None else "oui" if value else "non"]


def several(words: list[str]) -> str:
    """Words in a row with commas; none is said as not known."""
    return ", ".join(words) or UNKNOWN
