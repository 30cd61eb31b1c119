"""How is the text of a cell read? One small parser per form, each saying what it expects."""

import re
from collections.abc import Callable, Mapping
from datetime import date, time

from data.sources.columns.column import Parser, header_key
from data.sources.flaws import CellRefused
from models.codes import InseeCode, NafCode, RncpCode, Siret, Uai, parse_birth_date

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_FRENCH = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?:[T ]0{1,2}:00(?::00)?)?")
_TIME = re.compile(r"(\d{1,2})\s*(?:h|H|:)\s*(\d{2})?(?::\d{2})?")
_SCIENTIFIC = re.compile(r"\d[.,]\d+E\+?\d+", re.IGNORECASE)
# Dates of dossiers and offers; a year outside is a typing error.
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_YES = {"oui", "o", "vrai", "true", "1", "x", "yes"}
_NO = {"non", "n", "faux", "false", "0", "no"}


def day(text: str) -> date:
    """A day written jj/mm/aaaa or aaaa-mm-jj, between 1990 and 2100."""
    try:
        if found := _ISO.fullmatch(text):
            parsed = date(int(found[1]), int(found[2]), int(found[3]))
        elif found := _FRENCH.fullmatch(text):
            parsed = date(int(found[3]), int(found[2]), int(found[1]))
        else:
            raise CellRefused("date attendue sous la forme jj/mm/aaaa")
    except ValueError as error:
        if isinstance(error, CellRefused):
            raise
        raise CellRefused("ce jour n'existe pas dans le calendrier") from error
    if not _FIRST_YEAR <= parsed.year <= _LAST_YEAR:
        raise CellRefused(f"année attendue entre {_FIRST_YEAR} et {_LAST_YEAR}")
    return parsed


def birth_date(text: str, today: date) -> date:
    """A birth date, not after today (see `models.codes`)."""
    return parse_birth_date(text, today)


def clock_time(text: str) -> time:
    """A time of day: 8h30, 08:30, 8h."""
    found = _TIME.fullmatch(text)
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise CellRefused("heure attendue sous la forme 8h30 ou 08:30")
    return time(int(found[1]), int(found[2] or 0))


def whole_number(low: int, high: int) -> Callable[[str], int]:
    """A parser of whole numbers from `low` to `high`, both allowed; spaces between digits too."""

    def parse(text: str) -> int:
        digits = re.sub(r"\s", "", text)
        if not re.fullmatch(r"\d{1,9}", digits) or not low <= int(digits) <= high:
            raise CellRefused(f"nombre entier attendu, de {low} à {high}")
        return int(digits)

    return parse


def decimal_number(low: float, high: float) -> Parser:
    """A parser of decimal numbers with a point or a comma, from `low` to `high`."""

    def parse(text: str) -> float:
        plain = re.sub(r"\s", "", text).replace(",", ".")
        if not re.fullmatch(r"-?\d{1,9}(\.\d{1,15})?", plain) or not low <= float(plain) <= high:
            raise CellRefused(f"nombre attendu, de {low:g} à {high:g}")
        return float(plain)

    return parse


def yes_or_no(text: str) -> bool:
    """Oui or non, however short."""
    word = header_key(text)
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise CellRefused("oui ou non attendu")


def short_text(longest: int) -> Callable[[str], str]:
    """A parser of texts on one line, up to `longest` signs; inner spaces are single."""

    def parse(text: str) -> str:
        plain = " ".join(text.split())
        if len(plain) > longest:
            raise CellRefused(f"texte de {longest} caractères au plus attendu")
        return plain

    return parse


def one_of(words: Mapping[str, object]) -> Parser:
    """A parser of closed lists: accents, capitals and signs do not matter."""
    known = {header_key(word): value for word, value in words.items()}

    def parse(text: str) -> object:
        try:
            return known[header_key(text)]
        except KeyError:
            raise CellRefused(f"valeur hors liste ; attendu : {', '.join(words)}") from None

    return parse


def several(parser: Parser) -> Parser:
    """A parser of lists in one cell, cut at « | », « , », « ; », « / »; order kept, no doubles."""

    def parse(text: str) -> tuple[object, ...]:
        parts = (part.strip() for part in re.split(r"[|,;/]", text))
        return tuple(dict.fromkeys(parser(part) for part in parts if part))

    return parse


def postcode(text: str) -> str:
    """Five digits; a spreadsheet's lost leading zero (1000 for Bourg-en-Bresse) is put back."""
    digits = re.sub(r"\s", "", text)
    if not re.fullmatch(r"\d{4,5}", digits):
        raise CellRefused("code postal attendu : 5 chiffres")
    return digits.zfill(5)


def departement(text: str) -> str:
    """A département's number (1 is 01); empty for a name, which the commune's own does better."""
    code = text.upper().zfill(2)
    return code if re.fullmatch(r"\d{2,3}|2[AB]", code) else ""


def insee(text: str) -> InseeCode:
    """A commune's Insee code; a lost leading zero is put back."""
    return InseeCode(text.zfill(5) if re.fullmatch(r"\d{4}", text) else text)


def siret(text: str) -> Siret:
    """A SIRET; says so when a spreadsheet has turned it into 3,56E+13."""
    if _SCIENTIFIC.fullmatch(text):
        raise CellRefused(
            "SIRET abîmé par le tableur (notation scientifique) : "
            "mettez la colonne au format Texte et ressaisissez-le"
        )
    return Siret(text)


def naf(text: str) -> NafCode:
    """An activity's code, dot optional; what follows the code (its label) is left out."""
    return NafCode(text.split(" ", 1)[0] if re.match(r"\d\d\.?\d\d[A-Za-z]\s", text) else text)


def rncp(text: str) -> RncpCode:
    """A qualification's number, prefix optional."""
    return RncpCode(text)


def uai(text: str) -> Uai:
    """A school's or CFA's number with its check letter."""
    return Uai(text)


def weekdays(text: str) -> str:
    """Days of the week as digits, Monday is 1: « lundi, mardi » or « lun-ven » gives 12345."""
    names = ["lun", "mar", "mer", "jeu", "ven", "sam", "dim"]
    if re.fullmatch(r"[1-7]+", text):
        return "".join(sorted(set(text)))
    spans = [part.strip() for part in re.split(r"[|,;/ ]+", header_key_keeping_dash(text)) if part]
    days: set[int] = set()
    for span in spans:
        ends = [names.index(end[:3]) for end in span.split("-") if end[:3] in names]
        if not ends or len(ends) != span.count("-") + 1 or ends[0] > ends[-1]:
            raise CellRefused("jours attendus, par exemple « lun-ven » ou « lundi, jeudi »")
        days |= set(range(ends[0], ends[-1] + 1))
    return "".join(str(each + 1) for each in sorted(days))


def header_key_keeping_dash(text: str) -> str:
    """`header_key` of each end of a span, its dash kept (« Lun-Ven » is « lun-ven »)."""
    return "-".join(header_key(end) for end in text.split("-"))
