"""A pair in doubt is decided once, remembered through every import, and taken back at will."""

import pytest
from stored.pool_in_doubt import EMPLOYERS, NOW, OFFERS, announce, say_of, standing

from api.services.pool.listed.sources import sources_of
from api.services.pool.settled.review import Decision, decide, pairs_to_review
from api.services.pool.settled.settle_pool import settle_pool
from models.enums import OfferStatus, Visibility
from models.errors import BadDecision, NotFound
from models.store.pool_version import pool_version
from models.tables import Offer, SameOfferPair


def test_the_pair_waits_with_its_reason_and_the_pool_keeps_both(pool):
    with pool() as session:
        (pair,) = pairs_to_review(session, "a")
    assert (pair.first_id, pair.second_id, pair.why) == ("bakery", "counter", "titles_differ")
    assert (pair.first["title"], pair.second["title"]) == ("Boulanger", "Tourier")
    assert standing(pool) == set(OFFERS)


def test_accepted_it_is_one_offer_with_all_its_sources(pool):
    with pool() as session:
        before = pool_version(session)
    say_of(pool, ("counter", "bakery"), True)
    assert standing(pool) == {"bakery", "elsewhere"}
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
    assert standing(pool) == {"counter", "elsewhere"}
    with pool() as session:
        assert session.get_one(Offer, "counter").diploma_level == 3
        (pair,) = pairs_to_review(session, "a", decided=True)
    assert (pair.leading_id, pair.may_lead) == ("counter", ("bakery", "counter"))
    # An import settles the pool again: the choice stands until it is taken back.
    with pool.begin() as session:
        settle_pool(session, EMPLOYERS, OFFERS, NOW)
    assert standing(pool) == {"counter", "elsewhere"}
    say_of(pool, ("bakery", "counter"), None)
    assert standing(pool) == set(OFFERS)


def test_a_closed_offer_is_not_chosen_over_an_open_one(pool):
    with pool.begin() as session:
        session.get_one(Offer, "counter").status = OfferStatus.PAUSED
        decide(session, ("bakery", "counter"), Decision(True, "a", None, NOW, "counter"))
    assert standing(pool) == {"bakery", "elsewhere"}
    with pool() as session:
        (pair,) = pairs_to_review(session, "a", decided=True)
    assert pair.may_lead == ("bakery",)


def test_kept_apart_it_is_never_asked_again(pool):
    say_of(pool, ("bakery", "counter"), False)
    with pool.begin() as session:
        settle_pool(session, EMPLOYERS, OFFERS, NOW)
        assert pairs_to_review(session, "a") == []
    assert standing(pool) == set(OFFERS)


def test_a_decision_across_employers_holds_when_only_one_of_them_is_imported(pool):
    say_of(pool, ("bakery", "elsewhere"), True)
    for touched in (("halles",), ("mayet",)):
        with pool.begin() as session:
            settle_pool(session, touched, (), NOW)
        assert standing(pool) == {"bakery", "counter"}


def test_taken_back_the_pair_is_judged_as_before(pool):
    for decision in (True, None):
        say_of(pool, ("bakery", "counter"), decision)
    assert standing(pool) == set(OFFERS)
    with pool() as session:
        assert len(pairs_to_review(session, "a")) == 1


def test_an_offer_kept_by_its_structure_is_nobody_elses_tosay_of(pool):
    with pool.begin() as session:
        session.get_one(Offer, "counter").visibility = Visibility.OWN_STRUCTURE
    with pytest.raises(NotFound):
        say_of(pool, ("bakery", "counter"), True)
    with pool() as session:
        assert pairs_to_review(session, "a") == []


def test_one_offer_twice_is_no_pair(pool):
    with pytest.raises(BadDecision, match="deux fois"):
        say_of(pool, ("bakery", "bakery"), True)
    with pool() as session:
        assert session.get(SameOfferPair, ("bakery", "bakery")) is None


def test_a_pair_that_would_name_an_announced_employer_is_its_owners_tosay_of(pool):
    announce(pool, "counter")
    with pool() as session:
        assert pairs_to_review(session, "a") == []
        assert len(pairs_to_review(session, "b")) == 1
    with pytest.raises(NotFound):
        say_of(pool, ("bakery", "counter"), True)
