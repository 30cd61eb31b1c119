"""Which employer is meant: one of the store, by SIRET or name, or one not known here yet?"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, utils
from sqlalchemy import and_, func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.services.named.names import commune_names
from data.sources.unnamed import UNNAMED
from models.codes import Siret
from models.errors import InvalidCode
from models.tables import Employer

MOST_FOUND: Final = 8
# Read before the closest names are chosen; short words of a name say nothing.
_MOST_READ: Final = 400
_SHORTEST_WORD: Final = 3
_NOT_CLOSE: Final = 60.0
# Letters that French writes with an accent or a cedilla: any one character may stand there.
_ACCENTED: Final = re.compile("[aceiouyn]")


@dataclass(frozen=True)
class EmployerLine:
    """An employer to choose: id, name and commune."""

    employer_id: str
    name: str
    commune: str | None


@dataclass(frozen=True)
class NewEmployer:
    """What is known of an employer met for the first time."""

    name: str
    insee: str
    siret: str | None = None


def employers_named(session: Session, text: str, most: int = MOST_FOUND) -> list[EmployerLine]:
    """Employers whose SIRET begins so, or whose name comes close, closest first."""
    digits = "".join(text.split())
    if digits.isdecimal():
        return [_line(row) for row in _of_siret(session, digits)[:most]]
    words = [word for word in _plain(text).split() if len(word) >= _SHORTEST_WORD]
    if not words:
        return []
    names = (func.lower(Employer.legal_name), func.lower(Employer.trade_name))
    holds = and_(*(or_(*(name.like(_pattern(word)) for name in names)) for word in words))
    found = session.scalars(
        select(Employer)
        .where(holds, Employer.legal_name.not_in(UNNAMED))
        .order_by(Employer.id)
        .limit(_MOST_READ)
    )
    wanted = _plain(text)
    scored = [(_closeness(row, wanted), row.legal_name, row.id, row) for row in found]
    close = sorted((s for s in scored if s[0] >= _NOT_CLOSE), key=lambda s: (-s[0], *s[1:3]))
    return [_line(row) for *_, row in close[:most]]


def employer_line(session: Session, employer_id: str) -> EmployerLine | None:
    """The employer of this id; None when there is none."""
    row = session.get(Employer, employer_id)
    return None if row is None or row.legal_name in UNNAMED else _line(row)


def siret_of(text: str) -> str | None:
    """The SIRET a text is; None when it is something else."""
    try:
        return str(Siret(text))
    except InvalidCode:
        return None


def employer_for(session: Session, new: NewEmployer) -> Employer:
    """The employer with this SIRET, or a new one that holds what is known."""
    known = _of_siret(session, new.siret) if new.siret else []
    if known:
        return known[0]
    # The same id as an import gives by SIRET; without one, the same name in the same commune.
    text = new.siret or f"hand\x1f{_plain(new.name)}\x1f{new.insee}"
    employer_id = "e-" + hashlib.sha256(text.encode()).hexdigest()[:16]
    stored = session.get(Employer, employer_id)
    if stored is not None:
        return stored
    stored = Employer(id=employer_id, siret=new.siret, legal_name=new.name, insee=new.insee)
    try:
        with session.begin_nested():
            session.add(stored)
    except IntegrityError:
        # Somebody else has just met the same employer.
        return session.get_one(Employer, employer_id)
    return stored


def _of_siret(session: Session, digits: str) -> list[Employer]:
    begun = select(Employer).where(Employer.siret.startswith(digits))
    return list(session.scalars(begun.order_by(Employer.siret, Employer.id).limit(MOST_FOUND)))


def _line(row: Employer) -> EmployerLine:
    return EmployerLine(
        row.id, row.trade_name or row.legal_name, commune_names().get(row.insee or "")
    )


def _closeness(row: Employer, wanted: str) -> float:
    names = (row.legal_name, row.trade_name or "")
    return max(fuzz.WRatio(wanted, _plain(name)) for name in names)


def _pattern(word: str) -> str:
    return f"%{_ACCENTED.sub('_', word)}%"


def _plain(text: str) -> str:
    """Lower-case letters and digits without accents, single spaces."""
    spread = unicodedata.normalize("NFKD", text)
    kept = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return " ".join(utils.default_process(kept).split())
