"""A pair in doubt is decided once, remembered through every import, and taken back at will."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from api.services.pool.listed.sources import sources_of
from api.services.pool.settled.release import release_offers
from api.services.pool.settled.review import Decision, decide, pairs_to_review
from api.services.pool.settled.settle_pool import settle_pool
from models.enums import OfferKind, OfferStatus, Visibility
from models.errors import BadDecision, NotFound
from models.store.pool_version import pool_version
from models.tables import Employer, Network, Offer, SameOfferPair, Structure

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
EMPLOYERS, OFFERS = ("halles", "mayet"), ("bakery", "counter", "elsewhere")


@pytest.fixture
def pool(sessions):
    """Two titles of one trade at one employer, and the first title at another one."""
    with sessions.begin() as session:
        session.add(Network(id="ml", kind="mission_locale", name="Missions Locales"))
        session.flush()
        session.add_all(Structure(id=name, network_id="ml", name=name) for name in ("a", "b", "c"))
        session.add_all(Employer(id=name, legal_name=f"ZORBALU {name}") for name in EMPLOYERS)
        session.flush()
        session.add(_offer("bakery", "halles", "Boulanger", "a", diploma_level=3))
        session.add(_offer("counter", "halles", "Tourier", "b"))
        session.add(_offer("elsewhere", "mayet", "Boulanger", "c"))
        settle_pool(session, EMPLOYERS, OFFERS, NOW)
    return sessions


def _offer(name, employer, title, owner, **fields):
    return Offer(
        id=name, kind=OfferKind.APPRENTICESHIP, employer_id=employer, rome="D1102", title=title,
        source="csv", source_name=owner, source_key=name, owner_structure_id=owner,
        published_on=date(2026, 11, 1), **fields,
    )  # fmt: skip


def _decide(sessions, offers, is_one):
    with sessions.begin() as session:
        decide(session, offers, Decision(is_one, "a", None, NOW))


def _standing(sessions):
    with sessions() as session:
        return set(session.scalars(select(Offer.id).where(Offer.same_as.is_(None))))


def test_the_pair_waits_with_its_reason_and_the_pool_keeps_both(pool):
    with pool() as session:
        (pair,) = pairs_to_review(session, "a")
    assert (pair.first_id, pair.second_id, pair.why) == ("bakery", "counter", "titles_differ")
    assert (pair.first["title"], pair.second["title"]) == ("Boulanger", "Tourier")
    assert _standing(pool) == set(OFFERS)


def test_accepted_it_is_one_offer_with_all_its_sources(pool):
    with pool() as session:
        before = pool_version(session)
    _decide(pool, ("counter", "bakery"), True)
    assert _standing(pool) == {"bakery", "elsewhere"}
    with pool() as session:
        assert pool_version(session) > before
        assert pairs_to_review(session, "a") == []
        (pair,) = pairs_to_review(session, "b", decided=True)
        assert (pair.is_one, pair.decided_by, pair.decided_at) == (True, "a", NOW)
        sources = sources_of(session, "counter", "c")
    assert [(each["offer_id"], each["stands"]) for each in sources] == [
        ("bakery", True),
        ("counter", False),
    ]


def test_the_one_that_somebody_chose_stands_and_the_other_fills_it(pool):
    with pool.begin() as session:
        decide(session, ("bakery", "counter"), Decision(True, "a", None, NOW, "counter"))
    assert _standing(pool) == {"counter", "elsewhere"}
    with pool() as session:
        assert session.get_one(Offer, "counter").diploma_level == 3
        (pair,) = pairs_to_review(session, "a", decided=True)
    assert (pair.leading_id, pair.may_lead) == ("counter", ("bakery", "counter"))
    # An import settles the pool again: the choice stands until it is taken back.
    with pool.begin() as session:
        settle_pool(session, EMPLOYERS, OFFERS, NOW)
    assert _standing(pool) == {"counter", "elsewhere"}
    _decide(pool, ("bakery", "counter"), None)
    assert _standing(pool) == set(OFFERS)


def test_a_closed_offer_is_not_chosen_over_an_open_one(pool):
    with pool.begin() as session:
        session.get_one(Offer, "counter").status = OfferStatus.PAUSED
        decide(session, ("bakery", "counter"), Decision(True, "a", None, NOW, "counter"))
    assert _standing(pool) == {"bakery", "elsewhere"}
    with pool() as session:
        (pair,) = pairs_to_review(session, "a", decided=True)
    assert pair.may_lead == ("bakery",)


def test_kept_apart_it_is_never_asked_again(pool):
    _decide(pool, ("bakery", "counter"), False)
    with pool.begin() as session:
        settle_pool(session, EMPLOYERS, OFFERS, NOW)
        assert pairs_to_review(session, "a") == []
    assert _standing(pool) == set(OFFERS)


def test_a_decision_across_employers_holds_when_only_one_of_them_is_imported(pool):
    _decide(pool, ("bakery", "elsewhere"), True)
    for touched in (("halles",), ("mayet",)):
        with pool.begin() as session:
            settle_pool(session, touched, (), NOW)
        assert _standing(pool) == {"bakery", "counter"}


def test_taken_back_the_pair_is_judged_as_before(pool):
    for decision in (True, None):
        _decide(pool, ("bakery", "counter"), decision)
    assert _standing(pool) == set(OFFERS)
    with pool() as session:
        assert len(pairs_to_review(session, "a")) == 1


def test_a_field_is_taken_with_the_source_that_gave_it(pool):
    _decide(pool, ("elsewhere", "bakery"), True)
    with pool.begin() as session:
        bakery = session.get_one(Offer, "bakery")
        bakery.visibility = Visibility.ANNOUNCED
        settle_pool(session, (), ("bakery",), NOW)
    with pool() as session:
        # An announced offer does not lead one that everybody sees, nor lend it its fields.
        assert session.get_one(Offer, "bakery").same_as == "elsewhere"
        assert session.get_one(Offer, "elsewhere").diploma_level is None
    with pool.begin() as session:
        session.get_one(Offer, "bakery").visibility = Visibility.SHARED
        settle_pool(session, (), ("elsewhere",), NOW)
        session.get_one(Offer, "bakery").published_on = date(2026, 11, 20)
        settle_pool(session, (), ("bakery",), NOW)
    with pool() as session:
        elsewhere = session.get_one(Offer, "elsewhere")
        assert (elsewhere.diploma_level, elsewhere.filled_from) == (3, {"diploma_level": "bakery"})
        gave = {each["offer_id"]: each["gave"] for each in sources_of(session, "elsewhere", "a")}
    assert gave == {"elsewhere": [], "bakery": ["diploma_level"]}


def test_an_offer_kept_by_its_structure_is_nobody_elses_to_decide(pool):
    with pool.begin() as session:
        session.get_one(Offer, "counter").visibility = Visibility.OWN_STRUCTURE
    with pytest.raises(NotFound):
        _decide(pool, ("bakery", "counter"), True)
    with pool() as session:
        assert pairs_to_review(session, "a") == []


def test_an_offer_whose_leader_is_purged_stands_again(pool):
    _decide(pool, ("bakery", "counter"), True)
    with pool.begin() as session:
        session.delete(session.get_one(Offer, "bakery"))
        session.flush()
        release_offers(session)
    assert _standing(pool) == {"counter", "elsewhere"}


def test_one_offer_twice_is_no_pair(pool):
    with pytest.raises(BadDecision, match="deux fois"):
        _decide(pool, ("bakery", "bakery"), True)
    with pool() as session:
        assert session.get(SameOfferPair, ("bakery", "bakery")) is None


def _announce(sessions, *names):
    with sessions.begin() as session:
        for name in names:
            session.get_one(Offer, name).visibility = Visibility.ANNOUNCED


def test_a_pair_that_would_name_an_announced_employer_is_its_owners_to_decide(pool):
    _announce(pool, "counter")
    with pool() as session:
        assert pairs_to_review(session, "a") == []
        assert len(pairs_to_review(session, "b")) == 1
    with pytest.raises(NotFound):
        _decide(pool, ("bakery", "counter"), True)


def test_beside_a_shared_offer_the_one_announced_is_not_told_and_the_reverse(pool):
    _decide(pool, ("bakery", "counter"), True)
    _announce(pool, "counter")

    def told(offer, structure):
        with pool() as session:
            return [each["offer_id"] for each in sources_of(session, offer, structure)]

    assert told("bakery", "b") == ["bakery", "counter"]
    assert told("bakery", "a") == ["bakery"]
    assert told("counter", "a") == ["counter"]
