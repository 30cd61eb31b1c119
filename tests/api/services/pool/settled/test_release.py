"""Does an offer stand for itself once its leader is gone?"""

from stored.pool_in_doubt import say_of, standing

from api.services.pool.settled.release import release_offers
from models.tables import Offer


def test_an_offer_whose_leader_is_purged_stands_again(pool):
    say_of(pool, ("bakery", "counter"), True)
    with pool.begin() as session:
        session.delete(session.get_one(Offer, "bakery"))
        session.flush()
        release_offers(session)
    assert standing(pool) == {"counter", "elsewhere"}
