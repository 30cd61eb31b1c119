"""Which words of a text carry a trade? Folded, gender-free and singular, in order.

"Boulangère", "boulanger(ère)", "BOULANGERS" and "boulanger / boulangère" all become ("boulanger",).
The same folding is applied to the reference titles and to what people write, so a stem needs
only be the same on both sides, not be a French word.
"""

import re
import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "’": "'", "·": "."})

# "chirurgien/ne", "directeur(trice)", "chef.fe", "industriel/le": the masculine says it all.
_ENDING = (
    "iennes?|iennes?|ières?|ieres?|ères?|eres?|euses?|rices?|trices?|atrices?|ices?|esses?|ives?|"
    "elles?|onnes?|ennes?|nnes?|fes?|nes?|les?|ves?|tes?|ses?|ées?|ee?s?|es?|eure?s?"
)
_INCLUSIVE = re.compile(rf"(?<=[a-zé])\s?[(/.\-]\s?(?:{_ENDING})(?![a-z0-9éè])\)?(?:\.s\b)?")

_SMALL_WORDS = (
    "a afin ai aimerais aimerait au aux avec ce ces cet cette chez ci comme d dans de des dont "
    "du elle en entre et etc faire h f x nb hf fh i il j je l la le les leur leurs ma me mes moi "
    "mon n ne notre nos nous on ou par plus pour qu que qui s sa se ses souhaite sur t ta "
    "te toi ton tout tous toute toutes tres tu un une y veux voudrais voudrait vos votre vous "
    "etre devenir travailler bosser metier c est"
)
STOP_WORDS = frozenset(_SMALL_WORDS.split())

_FEMININE = (
    ("trice", "teur"), ("euse", "eur"), ("iere", "ier"), ("ere", "er"), ("ienne", "ien"),
    ("onne", "on"), ("enne", "en"), ("ive", "if"), ("elle", "el"), ("ffe", "f"), ("aux", "al"),
)  # fmt: skip
# Feminines that no ending explains.
_ODD = {"hotesse": "hot", "maitresse": "maitr", "ouvreuse": "ouvreur", "eaux": "eau"}
_SHORTEST_INFLECTED = 4


def folded(text: str) -> str:
    """Lower case, no accents, ligatures spelled out; signs become single spaces."""
    plain = unicodedata.normalize("NFKD", text.translate(_LIGATURES).lower())
    plain = plain.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9+#]+", " ", plain).strip()


def without_inclusive_endings(text: str) -> str:
    """The text, in lower case, with "animateur/trice" and "employé(e)" left in the masculine."""
    return _INCLUSIVE.sub("", unicodedata.normalize("NFKC", text.translate(_LIGATURES)).lower())


def stem(word: str) -> str:
    """The gender-free singular of a folded word; short words and numbers stay as they are."""
    if word in _ODD:
        return _ODD[word]
    if len(word) < _SHORTEST_INFLECTED or not word.isalpha():
        return word
    if word[-1] in "sx" and not word.endswith("aux"):
        word = word[:-1]
    for feminine, masculine in _FEMININE:
        if word.endswith(feminine) and len(word) > len(feminine) + 1:
            return word[: -len(feminine)] + masculine
    return word.rstrip("e") if len(word) >= _SHORTEST_INFLECTED else word


def stems(text: str) -> tuple[str, ...]:
    """The stems of the words that carry meaning, in order, repeated runs told once."""
    words = folded(without_inclusive_endings(text)).split()
    return _told_once(tuple(stem(word) for word in words if word not in STOP_WORDS))


def _told_once(words: tuple[str, ...]) -> tuple[str, ...]:
    """Drop a run of words that repeats the run just before it ("boulanger boulanger")."""
    kept: list[str] = []
    for word in words:
        kept.append(word)
        for length in range(len(kept) // 2, 0, -1):
            if kept[-length:] == kept[-2 * length : -length]:
                del kept[-length:]
                break
    return tuple(kept)
