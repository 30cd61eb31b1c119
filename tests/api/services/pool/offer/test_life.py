"""An offer's life: who may change its state, what follows in the pool, and what is remembered."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from api.services.not_possible import NotPossible
from api.services.noting import Noting
from api.services.open_store import Store
from api.services.pool.listed.history import history_of
from api.services.pool.listed.stale import is_stale
from api.services.pool.offer.life import NEXT, NewState, change_state, confirm_open, state_on
from api.services.pool.offer.places import give_place_back, take_place
from api.services.pool.settled.settle_pool import settle_pool
from api.services.ranking.frames.offer_rows import is_live
from api.services.viewer import viewer_of
from models.enums import OfferKind, OfferStatus, Role, Visibility
from models.errors import NotFound, RightMissing
from models.store.engine import make_reading_sessions
from models.tables import Adviser, Employer, Network, Offer, OfferChange, Structure

TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


def _noting(structure, role=Role.EMPLOYER_OFFICER, day=TODAY):
    return Noting(viewer_of(f"adv-{structure}", role, structure, structure.upper()), day, NOW)


@pytest.fixture
def store(engine, sessions, sealer):
    """One place in two lists, of structures a and b."""
    with sessions.begin() as session:
        session.add(Network(id="ml", kind="mission_locale", name="Missions Locales"))
        session.flush()
        session.add_all(Structure(id=name, network_id="ml", name=f"ML {name}") for name in "ab")
        session.add(Employer(id="halles", legal_name="ZORBALU"))
        session.flush()
        session.add_all(
            Adviser(id=f"adv-{n}", structure_id=n, display_name=n.upper(), role=Role.ADVISER)
            for n in "ab"
        )
        session.add_all(_offer(name) for name in "ab")
        settle_pool(session, ("halles",), ("offer-a", "offer-b"), NOW)
    return Store(engine, sessions, make_reading_sessions(engine), sealer)


def _offer(owner):
    return Offer(
        id=f"offer-{owner}", kind=OfferKind.APPRENTICESHIP, employer_id="halles", rome="D1102",
        title="Boulanger", source="csv", source_name=owner, source_key="1",
        owner_structure_id=owner, published_on=date(2026, 11, 1 if owner == "a" else 2),
    )  # fmt: skip


def _open(store, day=TODAY):
    with store.sessions() as session:
        return set(session.scalars(select(Offer.id).where(is_live(day))))


def _history(store, offer_id="offer-a"):
    with store.sessions() as session:
        lines = history_of(
            session, [offer_id, *session.scalars(select(Offer.id).where(Offer.same_as == offer_id))]
        )
        return [(line.what, line.structure, line.adviser) for line in lines]


def _to(store, offer, state, structure="a", **told):
    change_state(store, _noting(structure), offer, NewState(state, **told))


def test_a_paused_offer_leaves_the_pool_to_its_other_source(store):
    assert _open(store) == {"offer-a"}
    _to(store, "offer-a", OfferStatus.PAUSED)
    assert _open(store) == {"offer-b"}
    _to(store, "offer-a", OfferStatus.LIVE)
    assert _open(store) == {"offer-a"}
    assert _history(store) == [
        ("suspendue → ouverte", "ML a", "A"),
        ("ouverte → suspendue", "ML a", "A"),
    ]


def test_a_filled_place_is_filled_in_every_list(store):
    _to(store, "offer-a", OfferStatus.FILLED)
    assert _open(store) == set()
    _to(store, "offer-a", OfferStatus.LIVE, places=2)
    assert _open(store) == {"offer-a"}
    with store.sessions() as session:
        assert session.get_one(Offer, "offer-a").places == 2


def test_the_same_state_again_changes_nothing(store):
    _to(store, "offer-a", OfferStatus.LIVE)
    assert _history(store) == []


@pytest.mark.parametrize("state", list(OfferStatus))
def test_a_state_leads_only_where_it_may(store, state):
    for wanted in OfferStatus:
        with store.sessions.begin() as session:
            offer = session.get_one(Offer, "offer-a")
            offer.status, offer.places, offer.expires_on = state, 1, None
        if wanted is state:
            continue
        if wanted in NEXT[state]:
            _to(store, "offer-a", wanted)
        else:
            with pytest.raises(NotPossible, match="cet état"):
                _to(store, "offer-a", wanted)


def test_another_structures_offer_is_not_mine_to_change(store):
    with pytest.raises(NotPossible, match="une autre structure"):
        _to(store, "offer-a", OfferStatus.PAUSED, structure="b")
    with pytest.raises(RightMissing):
        change_state(store, _noting("a", Role.COORDINATOR), "offer-a", NewState(OfferStatus.PAUSED))
    with store.sessions.begin() as session:
        session.get_one(Offer, "offer-a").visibility = Visibility.OWN_STRUCTURE
    with pytest.raises(NotFound):
        _to(store, "offer-a", OfferStatus.PAUSED, structure="b")
    assert _history(store) == []


def test_an_expired_offer_opens_with_a_day_to_come(store):
    with store.sessions.begin() as session:
        session.get_one(Offer, "offer-a").expires_on = date(2026, 11, 24)
    assert _open(store) == set()
    with pytest.raises(NotPossible, match="date à venir"):
        _to(store, "offer-a", OfferStatus.LIVE, expires_on=date(2026, 11, 1))
    _to(store, "offer-a", OfferStatus.LIVE, expires_on=date(2026, 12, 24))
    assert _open(store) == {"offer-a"}


def test_a_place_signed_anywhere_is_gone_from_every_list(store):
    with store.sessions.begin() as session:
        take_place(session, _noting("b"), "offer-b")
    with store.sessions() as session:
        places = [session.get_one(Offer, f"offer-{name}").places for name in "ab"]
        assert places == [0, 0]
        assert state_on(session.get_one(Offer, "offer-a"), TODAY) is OfferStatus.FILLED
    assert _history(store) == [("une place prise (reste 0)", "ML b", "B")]
    with store.sessions.begin() as session:
        give_place_back(session, _noting("b"), "offer-a")
    assert _open(store) == {"offer-a"}


def test_an_offer_without_news_is_to_be_called_about_until_somebody_asked(store):
    later = date(2026, 12, 2)
    with store.sessions() as session:
        offer = session.get_one(Offer, "offer-a")
        assert not is_stale(offer, date(2026, 12, 1))
        assert is_stale(offer, later)
    assert _open(store, later) == {"offer-a"}
    confirm_open(store, _noting("b", day=later), "offer-a")
    with store.sessions() as session:
        assert not is_stale(session.get_one(Offer, "offer-a"), later)
    assert _history(store) == [("vérifiée, toujours ouverte", "ML b", "B")]
    _to(store, "offer-a", OfferStatus.WITHDRAWN)
    with pytest.raises(NotPossible, match="rouvrez"):
        confirm_open(store, _noting("a"), "offer-a")


def test_history_goes_with_its_offer(store):
    confirm_open(store, _noting("a"), "offer-a")
    with store.sessions.begin() as session:
        session.delete(session.get_one(Offer, "offer-a"))
    with store.sessions() as session:
        assert session.scalars(select(OfferChange)).all() == []


def test_the_machines_console_keeps_no_offer(store):
    console = _noting("a")
    nobody = replace(console, viewer=replace(console.viewer, structure_id=None))
    with pytest.raises(NotPossible):
        change_state(store, nobody, "offer-a", NewState(OfferStatus.PAUSED))
