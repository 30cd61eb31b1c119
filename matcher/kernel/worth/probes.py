"""How does the kernel learn what a factor or a rule says? By asking it about probes.

A probe is an ordinary `Pairs` or `Person` in which nothing is known but what is asked about. So
factors and rules are written once: the kernel only tabulates their answers.
"""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from matcher.cfa.choice import NO_COURSE, CfaLegs, CfaOrigin
from matcher.cfa.hours import NO_CFA
from matcher.columns import NO_DAY, UNKNOWN, OfferColumns, Person
from matcher.columns.offers import KINDS
from matcher.columns.person import NOWHERE
from matcher.factors import FACTORS
from matcher.factors.shape import Shape
from matcher.kernel.worth.points import packed
from matcher.pairs import Pairs
from matcher.priors import Records
from matcher.scorecard import KindCard
from matcher.travel import NO_MODE, Legs
from matcher.wishes import TradeClass, TradeMatch
from models.enums import Enrolment, Mode, OfferKind, RefusalKind, Stage
from models.frames import OFFERS
from models.protocols import UNKNOWN_MINUTES

NOBODY: Final = Person(
    person_id="",
    birth_date=date(2000, 1, 1),
    level_reached=None,
    college_finished=None,
    stage=Stage.NO_PROJECT,
    enrolment=Enrolment.NONE,
    course_id=None,
    cfa_entry_date=None,
    age_limit_lifted=False,
    owns=dict.fromkeys(Mode),
    no_mobility=False,
    licences=frozenset(),
    max_minutes_employer=None,
    max_minutes_cfa=None,
    available_from=None,
    home_labels=(),
    homes=NOWHERE,
    lifts=(),
    wishes=(),
    refused={kind: frozenset() for kind in RefusalKind},
    stays=(),
)
_DAYS: Final = frozenset({"start_from", "start_to", "published_on"})


def blank_offers(kind: OfferKind, n: int) -> OfferColumns:
    """Offers of a kind of which nothing is known."""
    columns: dict[str, NDArray[Any]] = {}
    for field in fields(OfferColumns):
        dtype = getattr(_no_offers(), field.name).dtype
        nothing: Any = NO_DAY if field.name in _DAYS else UNKNOWN
        if dtype.kind == "O":
            nothing = ""
        elif dtype.kind == "f":
            nothing = np.nan
        columns[field.name] = np.full(n, nothing, dtype=dtype)
    columns["kind"][:] = KINDS[kind]
    return OfferColumns(**columns)


@cache
def _no_offers() -> OfferColumns:
    return OfferColumns.from_frame(OFFERS.empty())


def probe(offers: OfferColumns, today: int, person: Person = NOBODY) -> Pairs:
    """Pairs of a person with these offers: no wish met, journey and CFA unknown, no record."""
    n = len(offers)
    no_records = np.full(n, None, dtype=object)
    return Pairs(
        person=person,
        offers=offers,
        trades=TradeMatch(
            np.full(n, TradeClass.EXPLORING, dtype=np.int8),
            offers.rome,
            np.full(n, -1, dtype=np.int16),
        ),
        legs=Legs(
            minutes=np.full(n, UNKNOWN_MINUTES, dtype=np.uint8),
            mode=np.full(n, NO_MODE, dtype=np.int8),
            home=np.zeros(n, dtype=np.int8),
            over=np.zeros(n, dtype=np.int16),
            known_minutes=np.full(n, UNKNOWN_MINUTES, dtype=np.uint8),
            crow_km=np.full(n, np.nan),
            no_bus=np.zeros(n, dtype=bool),
        ),
        cfa=CfaLegs(
            course=np.full(n, NO_COURSE, dtype=np.int64),
            origin=np.full(n, CfaOrigin.NOT_NEEDED, dtype=np.int8),
            entry=np.full(n, NO_CFA, dtype=np.int64),
            minutes=np.zeros(n, dtype=np.uint8),
            mode=np.full(n, NO_MODE, dtype=np.int8),
            trips=np.full(n, np.nan),
            boards=np.zeros(n, dtype=bool),
            over=np.zeros(n, dtype=np.int32),
            session=np.full(n, NO_DAY, dtype=np.int32),
        ),
        records=Records(no_records, no_records, no_records),
        cfa_value_added=np.full(n, np.nan),
        today=today,
        trade_labels={},
    )


def worth(pairs: Pairs, card: KindCard, shapes: Iterable[Shape]) -> NDArray[np.int64]:
    """What all factors of these shapes add to each pair, in points, shape (n,)."""
    wanted = set(shapes)
    signed = np.zeros(len(pairs), dtype=np.int64)
    held = np.zeros(len(pairs), dtype=np.int64)
    for factor in FACTORS:
        if factor.shape in wanted:
            entry = factor.index(pairs)
            signed += card.signed.tables[factor.name][entry]
            held += card.held.tables[factor.name][entry]
    return packed(signed, held)


def with_legs(pairs: Pairs, **columns: NDArray[Any]) -> Pairs:
    """The pairs with these columns of their journeys replaced."""
    return replace(pairs, legs=replace(pairs.legs, **columns))
