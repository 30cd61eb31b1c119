"""Which young person is looked for? By name, however spelt, or by id, among those one may read."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.services.rules_known import rules_known
from api.services.viewer import Permission, Viewer
from api.services.worklist.followed import read_followed, whose
from api.services.worklist.lines import Judged, Line, lines_of
from api.services.worklist.names import names_of
from matcher.urgency import Terms, alerts_of
from models.codes import refuse_personal_number
from models.errors import InvalidCode
from models.store.sealing import Sealer, normalised_name
from models.tables import Identity, YoungPerson

# More words than a full name has; each run of them is tried as a family name.
_MOST_WORDS = 8


@dataclass(frozen=True)
class AskedPerson:
    """Words typed: a family name, with or without the given name, or an id. In no repr."""

    text: str = field(repr=False)
    birth_date: date | None = field(default=None, repr=False)


def find_people(session: Session, sealer: Sealer, viewer: Viewer, asked: AskedPerson) -> list[str]:
    """Ids of the people meant, in order; another structure's are never among them.

    Names are compared without accents, case, spaces or hyphens; the family name must be whole, the
    given name may be begun. Raises RightMissing, PersonalNumberRefused, InvalidCode.
    """
    viewer.must(Permission.READ_FILES)
    refuse_personal_number(asked.text, "recherche")
    normalised_name("qui", asked.text)
    found = _by_id(session, viewer, asked.text.strip())
    if not found:
        found = _by_name(session, sealer, viewer, asked.text.split()[:_MOST_WORDS])
    if asked.birth_date is not None:
        found &= set(
            session.scalars(
                select(YoungPerson.id).where(YoungPerson.birth_date == asked.birth_date)
            )
        )
    return sorted(found)


def found_lines(
    session: Session, sealer: Sealer, viewer: Viewer, ids: Iterable[str], today: date
) -> tuple[Line, ...]:
    """Lines of those of these people whose file the viewer may read, by id; closed ones too."""
    viewer.must(Permission.READ_FILES)
    wanted = set(ids)
    terms = Terms.of(rules_known(), today)
    people = read_followed(session, whose(viewer) & YoungPerson.id.in_(wanted), terms)
    judged = [Judged(person, alerts_of(person.facts, terms)) for person in people]
    return lines_of(judged, names_of(session, sealer, viewer, wanted), today)


def _by_id(session: Session, viewer: Viewer, text: str) -> set[str]:
    return set(
        session.scalars(
            select(YoungPerson.id).where(whose(viewer), func.lower(YoungPerson.id) == text.lower())
        )
    )


def _by_name(session: Session, sealer: Sealer, viewer: Viewer, words: list[str]) -> set[str]:
    """People whose family name is a run of the words and whose given name begins with the rest."""
    rests: dict[str, list[str]] = {}
    for first in range(len(words)):
        for last in range(first + 1, len(words) + 1):
            rest = _plain("".join(words[:first] + words[last:]))
            for key in _hashes(sealer, " ".join(words[first:last])):
                rests.setdefault(key, []).append(rest)
    rows = session.execute(
        select(Identity)
        .join(YoungPerson, Identity.person_id == YoungPerson.id)
        .where(whose(viewer), Identity.name_hash.in_(list(rests)))
    ).scalars()
    found = set()
    for row in rows:
        given = _plain(sealer.open(row.sealed).given_name)
        if any(given.startswith(rest) for rest in rests[row.name_hash or ""]):
            found.add(row.person_id)
    return found


def _hashes(sealer: Sealer, family_name: str) -> list[str]:
    return sealer.name_hashes(family_name) if _plain(family_name) else []


def _plain(name: str) -> str:
    """The name as it is compared; empty when no letter is left."""
    try:
        return normalised_name("nom", name)
    except InvalidCode:
        return ""
