"""Options computed aside: exact once computed, and computed again when anything changes."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.open_store import Store
from api.services.ranking.frames.person_frames import person_frames
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.rules_known import rules_known
from api.services.worklist.followed import Followed, read_followed
from api.services.worklist.options import OptionBook, Options
from matcher.rank.view import View
from matcher.urgency import Terms
from models.enums import OfferKind
from models.store.pool_version import bump_pool_version
from models.tables import Employer, Offer, Placement, Wish, YoungPerson

TODAY = date(2026, 11, 25)
TERMS = Terms.of(rules_known(), TODAY)


@pytest.fixture
def read(store: Store, book: OptionBook) -> Callable[..., Options]:
    """What the book says of everybody, after waiting for it or at once."""

    def options(today: date = TODAY, wait: bool = True) -> Options:
        with store.reading() as session:
            people = everybody(session)
            if wait:
                book.options_of(session, people, today, 0)
                assert book.wait(120)
            return book.options_of(session, people, today, 0)

    return options


def everybody(session: Session) -> list[Followed]:
    return read_followed(session, YoungPerson.id.is_not(None), TERMS)


@pytest.fixture
def near_offer(territory: Session) -> None:
    """The territory's employer is in Le Mans, its offers published today."""
    territory.get_one(Employer, "emp-1").insee = "72181"
    for offer in territory.scalars(select(Offer)):
        offer.published_on = TODAY
    bump_pool_version(territory)
    territory.commit()


def test_nothing_is_known_at_first_and_all_after_a_while(
    followed: Callable[..., YoungPerson], near_offer: None, read: Callable[..., Options]
) -> None:
    followed("p-1")
    followed("p-2")
    first = read(wait=False)
    assert (first.by_person, first.missing, first.settled) == ({}, 2, False)
    after = read()
    assert after.settled
    assert set(after.by_person) == {"p-1", "p-2"}
    assert after.by_person["p-1"].reachable == 2


def test_they_are_those_of_the_ranking_itself(
    store: Store,
    followed: Callable[..., YoungPerson],
    near_offer: None,
    read: Callable[..., Options],
) -> None:
    followed("p-1", has_bike=True, uses_transit=True)
    followed("p-2", wish=None)
    found = read().by_person
    snapshots = PoolSnapshots()
    with store.reading() as session:
        pool = snapshots.current(session, TODAY)
        for row in session.scalars(select(YoungPerson)):
            frames = person_frames(session, row)
            ranking = snapshots.matcher.rank_one(frames, pool, TODAY, View(50, viewer="ml-a"))
            told, ids = found[row.id], ranking.candidates.pairs.offers.offer_id
            assert told.possible == ranking.listed_total
            assert told.reachable == ranking.reachable_total
            first = ids[ranking.listed[: TERMS.among_first]].tolist()
            assert told.fresh
            assert {offer.offer_id for offer in told.fresh} <= set(first)


def test_a_changed_file_is_never_shown_with_its_old_options(
    territory: Session,
    followed: Callable[..., YoungPerson],
    near_offer: None,
    read: Callable[..., Options],
) -> None:
    followed("p-1")
    assert read().by_person["p-1"].reachable == 2
    wish = territory.scalars(select(Wish)).one()
    wish.rome = "A1201"
    territory.commit()
    changed = read(wait=False)
    assert (changed.by_person, changed.missing) == ({}, 1)
    assert read().by_person["p-1"].reachable == 0


def test_after_a_change_of_the_pool_the_earlier_ones_stand_until_done_again(
    territory: Session,
    followed: Callable[..., YoungPerson],
    near_offer: None,
    read: Callable[..., Options],
) -> None:
    followed("p-1")
    read()
    territory.get_one(Offer, "offer-1").places = 0
    bump_pool_version(territory)
    territory.commit()
    aging = read(wait=False)
    assert (aging.by_person["p-1"].reachable, aging.aging, aging.settled) == (2, 1, False)
    again = read()
    assert (again.by_person["p-1"].reachable, again.settled) == (1, True)


def test_another_day_begins_anew(
    followed: Callable[..., YoungPerson], near_offer: None, read: Callable[..., Options]
) -> None:
    followed("p-1")
    read()
    assert read(TODAY + timedelta(days=1), wait=False).missing == 1


def test_few_changes_are_waited_for(
    store: Store, followed: Callable[..., YoungPerson], near_offer: None, book: OptionBook
) -> None:
    followed("p-1")
    with store.reading() as session:
        assert book.options_of(session, everybody(session), TODAY, 30).settled


def test_who_objects_or_has_a_contract_is_not_ranked(
    territory: Session,
    followed: Callable[..., YoungPerson],
    near_offer: None,
    read: Callable[..., Options],
) -> None:
    followed("p-objects", objects_to_ranking=True)
    followed("p-signed")
    contract = {"kind": OfferKind.APPRENTICESHIP, "employer_id": "emp-1", "rome": "D1102"}
    territory.add(Placement(id="c", person_id="p-signed", starts_on=TODAY, **contract))
    territory.commit()
    assert read(wait=False) == Options({}, 0, 0)


def test_a_failure_is_told_and_the_next_page_asks_again(
    followed: Callable[..., YoungPerson],
    near_offer: None,
    read: Callable[..., Options],
    book: OptionBook,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    followed("p-1")
    with monkeypatch.context() as broken:
        broken.setattr(PoolSnapshots, "current", _fails)
        assert read().missing == 1
    assert read().settled


def _fails(*_: object) -> None:
    raise RuntimeError("no pool")
