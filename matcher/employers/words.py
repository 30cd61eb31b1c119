"""Which words of a name tell something? One writing for every register's habits.

Letter case, accents, signs and abbreviations are a register's way of writing and no evidence:
"Ctre d'apprentis" and "CENTRE D APPRENTIS" read alike. Legal forms and small words are left out.
"""

import re
import unicodedata
from typing import Final

_LIGATURES: Final = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"})
_SIGNS: Final = re.compile(r"[^A-Z0-9]+")
# "A F P I", "O G E C": letters set apart are one acronym.
_SPELLED: Final = re.compile(r"\b[A-Z](?: [A-Z])+\b")
_SMALL: Final = frozenset((
    "A", "AU", "AUX", "D", "DE", "DES", "DU", "EN", "ET", "L", "LA", "LE", "LES", "OU", "PAR",
    "POUR", "S", "SUR", "SOUS", "UN", "UNE", "DANS", "CHEZ", "N",
))  # fmt: skip
_LEGAL_FORMS: Final = frozenset((
    "SARL", "SAS", "SASU", "EURL", "SA", "SNC", "SCI", "SCOP", "EIRL", "EARL", "GAEC", "SCP",
    "SELARL", "SELAS", "SELURL", "SCM", "SCIC", "SEM", "GIE", "ETS", "ETABLISSEMENTS", "STE",
    "SOCIETE", "CIE", "COMPAGNIE", "MME", "MONSIEUR", "MADAME",
))  # fmt: skip
_LONG_FORMS: Final[dict[str, tuple[str, ...]]] = {
    short: tuple(long.split())
    for short, long in {
        "ADMI": "ADMINISTRATION", "AGRI": "AGRICOLE", "ANN": "ANNEXE", "ANX": "ANNEXE",
        "ASS": "ASSOCIATION", "ASSO": "ASSOCIATION", "ASSOC": "ASSOCIATION",
        "BTP": "BATIMENT TRAVAUX PUBLICS", "CCI": "CHAMBRE COMMERCE INDUSTRIE",
        "CCIT": "CHAMBRE COMMERCE INDUSTRIE TERRITORIALE", "CEN": "CENTRE",
        "CFA": "CENTRE FORMATION APPRENTIS", "CFAA": "CENTRE FORMATION APPRENTIS AGRICOLE",
        "CFAI": "CENTRE FORMATION APPRENTIS INDUSTRIE",
        "CFPPA": "CENTRE FORMATION PROFESSIONNELLE PROMOTION AGRICOLE", "CHBRE": "CHAMBRE",
        "CMA": "CHAMBRE METIERS ARTISANAT", "CMAR": "CHAMBRE METIERS ARTISANAT", "CTR": "CENTRE",
        "CTRE": "CENTRE", "DEP": "DEPARTEMENTAL", "DR": "DOCTEUR", "EPL":
        "ETABLISSEMENT PUBLIC LOCAL", "EPLEFPA": "ETABLISSEMENT PUBLIC LOCAL ENSEIGNEMENT "
        "FORMATION PROFESSIONNELLE AGRICOLE", "ETAB": "ETABLISSEMENT", "FED": "FEDERATION",
        "FRANC": "FRANCE", "GAL": "GENERAL", "GEN": "GENERAL", "GL": "GENERAL",
        "INST": "INSTITUT", "IUT": "INSTITUT UNIVERSITAIRE TECHNOLOGIE",
        "LEGTA": "LYCEE GENERAL TECHNOLOGIQUE AGRICOLE",
        "LEGTPA": "LYCEE GENERAL TECHNOLOGIQUE PROFESSIONNEL AGRICOLE",
        "LP": "LYCEE PROFESSIONNEL", "LPA": "LYCEE PROFESSIONNEL AGRICOLE",
        "LPO": "LYCEE POLYVALENT", "LYC": "LYCEE", "MAL": "MARECHAL",
        "MFR": "MAISON FAMILIALE RURALE",
        "MFREO": "MAISON FAMILIALE RURALE EDUCATION ORIENTATION", "PDT": "PRESIDENT",
        "PROF": "PROFESSIONNEL", "SCE": "SERVICE", "SCES": "SERVICE", "ST": "SAINT",
        "TECH": "TECHNIQUE", "UNIV": "UNIVERSITE",
    }.items()
}  # fmt: skip
# Beginnings of words (in the singular) that bodies which train people have in their names, and
# the networks of such bodies.
_TRAINING_ROOTS: Final = (
    "ACADEM", "AFPA", "AFPI", "AFTRAL", "APPREN", "CAMPU", "CESI", "CHAMBRE", "CNAM", "COLLEGE",
    "COMPAGNON", "CREP", "ECOLE", "EDUCA", "ENSEIGN", "ETUDE", "FAMILIAL", "FORMA", "GRETA",
    "INSTITUT", "LYCEE", "METIER", "OGEC", "PEDAGOG", "RURAL", "SCHOL", "STAGIAIRE", "UNIVERS",
)  # fmt: skip
_SHORTEST_PLURAL: Final = 4


def folded(text: str) -> str:
    """Capitals and figures, no accents; signs become single spaces."""
    plain = unicodedata.normalize("NFKD", text.translate(_LIGATURES)).upper()
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _SIGNS.sub(" ", plain).strip()


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, abbreviations written out, without small words and legal forms."""
    joined = _SPELLED.sub(_as_one_word, folded(name))
    words = [long for word in joined.split() for long in _LONG_FORMS.get(word, (word,))]
    return tuple(_singular(w) for w in words if w not in _SMALL and w not in _LEGAL_FORMS)


def is_a_training_body(words: tuple[str, ...]) -> bool:
    """Whether the words of its names say that an establishment trains people."""
    return any(word.startswith(_TRAINING_ROOTS) for word in words)


def _as_one_word(found: re.Match[str]) -> str:
    letters = found.group().split()
    # "L A" and "D A" begin a name with a small word: only "AFPI" and its like are acronyms.
    if all(letter in _SMALL for letter in letters):
        return found.group()
    return "".join(letters)


def _singular(word: str) -> str:
    return word[:-1] if len(word) >= _SHORTEST_PLURAL and word[-1] in "SX" else word
