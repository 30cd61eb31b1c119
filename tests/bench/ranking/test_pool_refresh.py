"""How long until a change is in the pool of a country? One offer laid in, beside all read anew.

A drawn pool of 300,000 offers in a store of its own. Both must give the very same columns, or
nothing is told.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd
import pytest
from beside.same_columns import differences
from sqlalchemy import insert
from sqlalchemy.orm import Session, sessionmaker

from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.travel.times import InstalledTravel
from data.france import country, pool_frames
from models.enums import NetworkKind, OfferKind, OfferStatus, ProposalStatus
from models.store.engine import make_engine, make_sessions
from models.store.pool_version import bump_pool_version
from models.store.schema import upgrade
from models.tables import Course, Employer, Network, Offer, Proposal, Structure, YoungPerson

pytestmark = pytest.mark.bench

TODAY: Final = date(2026, 11, 25)
OFFERS, SEED, TIMES = 300_000, 1, 5
_OF_OFFERS: Final = (
    "kind", "employer_id", "rome", "other_romes", "diploma_level", "places", "start_from",
    "start_to", "lat", "lng", "works_night", "works_weekend", "works_sunday", "hours_fixed",
    "licence_required", "weekly_hours", "published_on",
)  # fmt: skip
_OF_COURSES: Final = ("uai", "rome", "level", "lat", "lng", "rhythm", "boarding", "start")
_AT_ONCE: Final = 20_000


@pytest.fixture(scope="module")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sessionmaker[Session]]:
    folder: Path = tmp_path_factory.mktemp("country")
    engine = make_engine(f"sqlite:///{folder / 'country.sqlite'}")
    upgrade(engine)
    sessions = make_sessions(engine)
    frames = pool_frames(country(SEED, TODAY), OFFERS)
    with sessions.begin() as session:
        _fill(session, frames)
        bump_pool_version(session)
    yield sessions
    engine.dispose()


def _fill(session: Session, frames: dict[str, pd.DataFrame]) -> None:
    offers, courses = frames["offers"], frames["courses"]
    firms = {key: {"id": key, "legal_name": key} for key in offers["employer_id"]}
    session.add(Network(id="ml", name="ML", kind=NetworkKind.MISSION_LOCALE))
    session.flush()
    session.add(Structure(id="ml-a", network_id="ml", name="A"))
    session.flush()
    session.add(YoungPerson(id="p", structure_id="ml-a", birth_date=date(2008, 5, 10)))
    told = {"cfa_name": "CFA", "title": "CAP", "insee": "72181"}
    for table, rows in (
        (Employer, list(firms.values())),
        (Course, [{**told, "id": key, **row} for key, row in _rows(courses, _OF_COURSES)]),
        (Offer, [{"title": "Offre", "id": key, **row} for key, row in _rows(offers, _OF_OFFERS)]),
    ):
        for first in range(0, len(rows), _AT_ONCE):
            session.execute(insert(table), rows[first : first + _AT_ONCE])


def _rows(frame: pd.DataFrame, names: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
    columns = [_values(frame[name]) for name in names]
    for key, *row in zip(frame.iloc[:, 0], *columns, strict=True):
        yield key, dict(zip(names, row, strict=True))


def _values(column: "pd.Series[Any]") -> list[Any]:
    if column.dtype.kind == "M":
        return [None if pd.isna(day) else day.date() for day in column]
    return [None if pd.isna(value) else value for value in column.tolist()]


def _waits(session: Session, turn: int, offer_id: str) -> None:
    sent = {"person_id": "p", "proposed_on": TODAY, "status": ProposalStatus.PENDING}
    session.add(Proposal(id=f"sent-{turn}", offer_id=offer_id, **sent))


def _fewer_places(session: Session, turn: int, offer_id: str) -> None:
    session.get_one(Offer, offer_id).places = 7 + turn


def _withdrawn(session: Session, _turn: int, offer_id: str) -> None:
    session.get_one(Offer, offer_id).status = OfferStatus.WITHDRAWN


def _entered(session: Session, turn: int, _offer_id: str) -> None:
    place = {"lat": 48.0 + turn / 1000, "lng": 0.2}
    firm = session.query(Employer).offset(turn).first()
    assert firm is not None
    new = {"id": f"m-new-{turn}", "kind": OfferKind.APPRENTICESHIP, "rome": "D1102"}
    session.add(Offer(employer_id=firm.id, title="Offre", **new, **place))


CHANGES: Final[dict[str, Callable[[Session, int, str], None]]] = {
    "a proposal waits": _waits,
    "places changed": _fewer_places,
    "an offer withdrawn": _withdrawn,
    "an offer entered": _entered,
}


def test_one_offer_laid_in_beside_all_read_anew(
    sessions: sessionmaker[Session], keep: Callable[..., bool]
) -> None:
    travel = InstalledTravel()
    renewed = PoolSnapshots(travel=travel)
    whole = [_renewed(PoolSnapshots(travel=travel), sessions) for _ in range(3)]
    _renewed(renewed, sessions)
    with sessions() as session:
        ids = renewed.current(session, TODAY).offers.offer_id
    drawn = iter(np.random.default_rng(SEED).permutation(ids))
    figures = {"read anew, s": round(statistics.median(whole), 3)}
    for name, change in CHANGES.items():
        times = []
        for turn in range(TIMES):
            with sessions.begin() as session:
                change(session, turn, str(next(drawn)))
                bump_pool_version(session)
            times.append(_renewed(renewed, sessions))
        figures[f"{name}, s"] = round(statistics.median(times), 3)
    again = PoolSnapshots(travel=travel)
    with sessions() as session:
        pools = [each.current(session, TODAY) for each in (renewed, again)]
    boards = [e.matcher.board(p, TODAY) for e, p in zip((renewed, again), pools, strict=True)]
    found = [*differences(*pools, "pool"), *differences(*boards, "board")]
    assert not found, found
    print(f"\n{OFFERS} offers: all read anew {figures['read anew, s']:.2f} s; one change laid in:")
    for name in CHANGES:
        seconds = figures[f"{name}, s"]
        print(f"  {name:20} {seconds:.3f} s, {figures['read anew, s'] / seconds:.0f} times faster")
    keep("pool_refresh", {"what": __doc__, "offers": OFFERS, "figures": figures})


def _renewed(snapshots: PoolSnapshots, sessions: sessionmaker[Session]) -> float:
    with sessions() as session:
        start = time.perf_counter()
        snapshots.current(session, TODAY)
        return time.perf_counter() - start
