"""Is a pool into which changes were laid the very one that is read anew? On both databases."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from beside.same_columns import differences
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, insert, update
from sqlalchemy.orm import Session, sessionmaker
from stored.pool_writes.drawn import changes
from stored.pool_writes.territory import FIRMS, OFFERS, PEOPLE, TODAY, plant
from stored.pool_writes.written import apply

from api.services.ranking.pool.changed_rows import FEW
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.travel.times import InstalledTravel
from models.enums import ContractOrigin, OfferKind, OfferStatus, OutcomeKind, ProposalStatus
from models.store.pool_version import bump_pool_version
from models.tables import Course, Offer, Outcome, Placement, Proposal

TRAVEL = InstalledTravel()
# Has read no pool: whoever begins with it works out nothing but what it reads.
UNREAD = PoolSnapshots(travel=TRAVEL)


@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(turns=st.lists(st.lists(changes, min_size=1, max_size=4), min_size=1, max_size=5))
def test_every_column_is_that_of_a_pool_read_anew(
    sessions: sessionmaker[Session], turns: list[list[Any]]
) -> None:
    with sessions.begin() as session:
        plant(session)
        bump_pool_version(session)
    renewed = PoolSnapshots(travel=TRAVEL)
    renewed.begin_with(UNREAD)
    with sessions() as session:
        renewed.current(session, TODAY)
    for turn in turns:
        with sessions.begin() as session:
            for change in turn:
                apply(session, change)
            bump_pool_version(session)
        anew = PoolSnapshots(travel=TRAVEL)
        anew.begin_with(UNREAD)
        both = renewed, anew
        with sessions() as session:
            pools = [each.current(session, TODAY) for each in both]
        assert list(differences(*pools, "pool")) == []
        boards = [each.matcher.board(pool, TODAY) for each, pool in zip(both, pools, strict=True)]
        assert list(differences(*boards, "board")) == []


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry whenever everything is read anew."""
    done: list[int] = []
    build = PoolSnapshots._built
    monkeypatch.setattr(PoolSnapshots, "_built", lambda *given: done.append(1) or build(*given))
    return done


def _more_places(session: Session) -> None:
    session.get_one(Offer, OFFERS[0]).places = 3


def _another_offer(session: Session) -> None:
    session.add(
        Offer(id="new", kind=OfferKind.PMSMP, employer_id=FIRMS[3], rome="F1703", title="x")
    )


def _withdrawn(session: Session) -> None:
    session.execute(update(Offer), [{"id": OFFERS[1], "status": OfferStatus.WITHDRAWN}])


def _waits(session: Session) -> None:
    session.add(
        Proposal(
            id="p",
            person_id=PEOPLE[0],
            offer_id=OFFERS[0],
            proposed_on=TODAY,
            status=ProposalStatus.PENDING,
        )
    )


def _placed(session: Session) -> None:
    session.add(
        Placement(
            id="c", person_id=PEOPLE[0], employer_id=FIRMS[0], kind=OfferKind.APPRENTICESHIP,
            rome="D1102", starts_on=TODAY, origin=ContractOrigin.FAMILY,
        )
    )  # fmt: skip
    session.flush()
    session.add(Outcome(placement_id="c", kind=OutcomeKind.SIGNED, happened_on=TODAY))


def _many(session: Session) -> None:
    rows = [
        {"id": f"many-{number}", "kind": OfferKind.PMSMP, "employer_id": FIRMS[3], "rome": "F1703",
         "title": "x"}
        for number in range(FEW + 1)
    ]  # fmt: skip
    session.execute(insert(Offer), rows)


def _another_course(session: Session) -> None:
    session.get_one(Course, "course-0").level = 4


@pytest.mark.parametrize(
    ("change", "anew"),
    [
        (_more_places, 0),
        (_another_offer, 0),
        (_withdrawn, 0),
        (_waits, 0),
        (_placed, 0),
        (_many, 1),
        (_another_course, 1),
    ],
)
def test_a_few_rows_are_laid_in_and_much_is_read_anew(
    sessions: sessionmaker[Session],
    built: list[int],
    change: Callable[[Session], None],
    anew: int,
) -> None:
    snapshots = PoolSnapshots(travel=TRAVEL)
    with sessions.begin() as session:
        plant(session)
        bump_pool_version(session)
    with sessions() as session:
        before = snapshots.current(session, TODAY)
    with sessions.begin() as session:
        change(session)
        bump_pool_version(session)
    with sessions() as session:
        assert snapshots.current(session, TODAY) is not before
    assert len(built) == 1 + anew


def test_a_version_nobody_noted_and_another_day_are_read_anew(
    sessions: sessionmaker[Session], engine: Engine, built: list[int]
) -> None:
    snapshots = PoolSnapshots(travel=TRAVEL)
    with sessions.begin() as session:
        plant(session)
        bump_pool_version(session)
    with sessions() as session:
        snapshots.current(session, TODAY)
    with Session(engine) as session:
        bump_pool_version(session)
        session.commit()
    with sessions() as session:
        snapshots.current(session, TODAY)
        assert len(built) == 2
        snapshots.current(session, TODAY + timedelta(days=1))
    assert len(built) == 3


def test_who_begins_where_another_stands_lays_the_next_change_in(
    sessions: sessionmaker[Session], built: list[int]
) -> None:
    """The demo's ranking in the terminal, then its server: each with travel times of its own."""
    first, begun = PoolSnapshots(), PoolSnapshots()
    with sessions.begin() as session:
        plant(session)
        bump_pool_version(session)
    with sessions() as session:
        pool = first.current(session, TODAY)
        begun.begin_with(first)
        assert begun.current(session, TODAY) is pool
        assert begun.matcher.board(pool, TODAY) is first.matcher.board(pool, TODAY)
    with sessions.begin() as session:
        _more_places(session)
        bump_pool_version(session)
    with sessions() as session:
        assert begun.current(session, TODAY) is not pool
    assert len(built) == 1
