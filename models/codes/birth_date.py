"""Which day is this birth date? ISO or French writing; not in the future, at most 120 years ago."""

import re
from datetime import date

from models.codes.form import form_of
from models.errors import InvalidCode

# The longest human life known lasted 122 years; past 120 a date is a typing error.
OLDEST_AGE = 120
EXPECTED = "une date jj/mm/aaaa ou aaaa-mm-jj, passée et de 120 ans au plus"
# A spreadsheet's date cell often arrives with a midnight behind it.
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?")
_FRENCH = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?:[T ]0{1,2}:00(?::00)?)?")


def parse_birth_date(text: str, today: date, field: str = "date de naissance") -> date:
    """The day that `text` says, on or before `today` and at most 120 years old.

    Raises InvalidCode naming the field and the expected form, never the date itself.
    """
    day = _calendar_day(text.strip())
    if day is None or day > today or _age(day, today) > OLDEST_AGE:
        raise InvalidCode(field, EXPECTED, form_of(text))
    return day


def _calendar_day(text: str) -> date | None:
    try:
        if found := _ISO.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _FRENCH.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None
    return None


def _age(birth: date, today: date) -> int:
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))
