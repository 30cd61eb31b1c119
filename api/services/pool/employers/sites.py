"""Which site is each employer's? Establishments that are surely one share it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from api.services.rows.stored import in_parts
from models.tables import Employer, EmployerMatch

# Below, a person looks: a wrong merge hides a place, a missed one shows it twice.
SURE: Final = 0.9


@dataclass(frozen=True)
class Sites:
    """Site of each employer (the smallest id of those that are one); sites that may be one."""

    of: dict[str, str]
    maybe_one: frozenset[tuple[str, str]]


def sites_around(session: Session, employers: Collection[str]) -> Sites:
    """The sites of these employers and of all that may be one with them, however indirectly."""
    matches: dict[tuple[str, str], float] = {}
    known, new = set(employers), set(employers)
    while new:
        found = dict(_matches(session, new))
        matches |= found
        new = {name for pair in found for name in pair} - known
        known |= new
    of = _joined(known, matches, _sirets(session, {n for pair in matches for n in pair}))
    maybe = {tuple(sorted((of[one], of[other]))) for one, other in matches if of[one] != of[other]}
    return Sites(of, frozenset((one, other) for one, other in maybe))


def _matches(
    session: Session, employers: Collection[str]
) -> Iterable[tuple[tuple[str, str], float]]:
    for part in in_parts(employers):
        either = or_(EmployerMatch.first_id.in_(part), EmployerMatch.second_id.in_(part))
        for match in session.scalars(select(EmployerMatch).where(either)):
            yield (match.first_id, match.second_id), match.probability


def _sirets(session: Session, employers: Collection[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in in_parts(employers):
        asked = select(Employer.id, Employer.siret).where(Employer.id.in_(part))
        found |= {key: siret for key, siret in session.execute(asked) if siret}
    return found


def _joined(
    employers: Collection[str], matches: dict[tuple[str, str], float], sirets: dict[str, str]
) -> dict[str, str]:
    """The likeliest pairs first; never two SIRETs under one site."""
    group_of = {name: frozenset((name,)) for name in employers}
    for (first, second), probability in sorted(
        matches.items(), key=lambda item: (-item[1], item[0])
    ):
        both = group_of[first] | group_of[second]
        if probability >= SURE and len({sirets[n] for n in both if n in sirets}) <= 1:
            for name in both:
                group_of[name] = both
    return {name: min(group) for name, group in group_of.items()}
