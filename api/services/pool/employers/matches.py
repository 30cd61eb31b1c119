"""Which establishments may be one site? Judged when one of them is new or changed, then kept.

Two SIRETs tell two sites apart, and one SIRET is one row already: only pairs in which one has none
are judged, and of those only pairs in one commune that share a rare word or a door.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any, Final

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from api.services.pool.employers.judge import employer_judge
from api.services.rows.merging import insert_rows
from api.services.rows.stored import in_parts
from data.sources.unnamed import UNNAMED
from matcher.employers.reading import Establishment, Reading, read_establishment
from models.tables import Employer, EmployerMatch

POSSIBLE: Final = 0.5
# A word that tells no establishment from its neighbours blocks nothing.
_RARE: Final = 0.5
# A word or a door that so many share is no reason to compare them all.
_CROWD: Final = 60
_AT_ONCE: Final = 2_000


@dataclass(frozen=True)
class Named:
    """An establishment that has a name: its id, its SIRET or None, its commune, its reading."""

    id: str
    siret: str | None
    insee: str
    reading: Reading


def refresh_matches(session: Session, touched: Collection[str]) -> None:
    """Judge the touched employers anew against those of their communes."""
    for part in in_parts(touched):
        either = or_(EmployerMatch.first_id.in_(part), EmployerMatch.second_id.in_(part))
        session.execute(delete(EmployerMatch).where(either))
    named = _of_same_communes(session, touched)
    pairs = sorted(_worth_judging(named, set(touched)))
    by_id = {each.id: each for each in named}
    for batch in in_parts(pairs, _AT_ONCE):
        judged = employer_judge().judge([(by_id[a].reading, by_id[b].reading) for a, b in batch])
        insert_rows(
            session,
            EmployerMatch,
            [
                {"first_id": a, "second_id": b, "probability": round(found.site, 4)}
                for (a, b), found in zip(batch, judged, strict=True)
                if found.site >= POSSIBLE
            ],
        )


def _of_same_communes(session: Session, touched: Collection[str]) -> list[Named]:
    columns = (
        Employer.id, Employer.siret, Employer.insee, Employer.legal_name, Employer.trade_name,
        Employer.address,
    )  # fmt: skip
    communes: set[str | None] = set()
    for part in in_parts(touched):
        # Two SIRETs are never judged: a commune where everybody has one needs no reading.
        communes |= set(session.scalars(select(Employer.insee).where(Employer.id.in_(part))))
    found: list[Named] = []
    for places in in_parts(communes - {None}):
        rows = session.execute(select(*columns).where(Employer.insee.in_(places)))
        found += [_named(row) for row in rows if row.legal_name not in UNNAMED]
    return found


def _named(row: Any) -> Named:
    line = Establishment(row.legal_name, row.trade_name or "", row.address or "")
    return Named(row.id, row.siret, row.insee, read_establishment(line))


def _worth_judging(named: Iterable[Named], touched: set[str]) -> set[tuple[str, str]]:
    blocks: dict[tuple[object, ...], list[Named]] = defaultdict(list)
    for each in named:
        for key in _keys(each):
            blocks[each.insee, *key].append(each)
    pairs: set[tuple[str, str]] = set()
    for block in blocks.values():
        if len(block) <= _CROWD:
            pairs.update(_pairs(block, touched))
    return pairs


def _pairs(block: list[Named], touched: set[str]) -> Iterator[tuple[str, str]]:
    for one, other in combinations(block, 2):
        told_apart = one.siret and other.siret
        if not told_apart and (one.id in touched or other.id in touched):
            yield (one.id, other.id) if one.id < other.id else (other.id, one.id)


def _keys(each: Named) -> Iterator[tuple[object, ...]]:
    weight = employer_judge().vocabulary.weight
    for word in each.reading.words:
        if weight(word) >= _RARE:
            yield ("word", word)
    address = each.reading.address
    for number, street in product(address.numbers, address.street):
        yield ("door", number, street)
    yield ("name", each.reading.legal)
