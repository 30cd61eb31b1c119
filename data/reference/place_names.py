"""How is a French place name compared? One key for "St-Étienne" and "SAINT ETIENNE"."""

import re
import unicodedata

_CEDEX = re.compile(r"\bCEDEX\b.*$")
# Alphabetical lists write "Mans (Le)" and "Haÿ-les-Roses (L')".
_ARTICLE_LAST = re.compile(r"^(.+?)\s*\(\s*(LE|LA|LES|L)\s*['’]?\s*\)\s*$")
# "Alonnes (72)": the number is a département and no part of the name.
_ASIDE = re.compile(r"\(\s*(?:2[AB]|\d{2,3})\s*\)")
_WORDS = {"ST": "SAINT", "STE": "SAINTE", "STS": "SAINTS", "STES": "SAINTES", "S": "SUR"}
# "1er", "2e", "3ème", "04", "arrondissement": only the number tells arrondissements apart.
_ORDINAL = re.compile(r"^0*(\d{1,2})(?:ER|E|EME|IEME|ND|NDE)?$")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"})
ARTICLES = ("LE", "LA", "LES", "L")


def place_key(text: str) -> str:
    """Uppercase words without accents, signs, asides, "Cedex 2" or abbreviations; may be ''."""
    plain = unicodedata.normalize("NFKD", text.translate(_LIGATURES)).upper()
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    plain = _ASIDE.sub(" ", _ARTICLE_LAST.sub(r"\2 \1", plain)).replace("S/", "SUR ")
    words = re.sub(r"[^A-Z0-9]+", " ", plain).strip()
    words = _CEDEX.sub("", words).strip()
    return " ".join(_word(word, rank) for rank, word in enumerate(words.split()) if _kept(word))


def without_article(key: str) -> str:
    """The key without its leading article ("LE MANS" → "MANS"), as indexes often write it."""
    first, _, rest = key.partition(" ")
    return rest if rest and first in ARTICLES else key


def _kept(word: str) -> bool:
    return word not in ("ARRONDISSEMENT", "ARR", "ARRDT")


def _word(word: str, rank: int) -> str:
    ordinal = _ORDINAL.match(word)
    if ordinal and rank > 0:
        return ordinal.group(1)
    # A lone leading "S" is not "sur": it only abbreviates between two names.
    return word if rank == 0 and word == "S" else _WORDS.get(word, word)
