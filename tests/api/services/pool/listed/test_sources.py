"""Which source gave what, and who may know of it?"""

from datetime import date

from stored.pool_in_doubt import NOW, announce, say_of

from api.services.pool.listed.sources import sources_of
from api.services.pool.settled.settle_pool import settle_pool
from models.enums import Visibility
from models.tables import Offer


def test_a_field_is_taken_with_the_source_that_gave_it(pool):
    say_of(pool, ("elsewhere", "bakery"), True)
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


def test_beside_a_shared_offer_the_one_announced_is_not_told_and_the_reverse(pool):
    say_of(pool, ("bakery", "counter"), True)
    announce(pool, "counter")

    def told(offer, structure):
        with pool() as session:
            return [each["offer_id"] for each in sources_of(session, offer, structure)]

    assert told("bakery", "b") == ["bakery", "counter"]
    assert told("bakery", "a") == ["bakery"]
    assert told("counter", "a") == ["counter"]
