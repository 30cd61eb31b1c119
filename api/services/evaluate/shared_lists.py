"""Our lists where places are contested: ordered at prices, or begun by a run over everybody."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from api.services.evaluate.own_lists import Asked, Offers, OwnLists, ranked_lists
from api.services.ranking.order.congestion import LEAST_REACHABLE, Price, order_by_prices
from api.services.rematch.reading.read_field import offer_rooms
from matcher.kernel.board import Judges
from matcher.pool import Pool
from matcher.rank.matcher import Matcher
from matcher.rematch.aftermath import points_of
from matcher.rematch.case import Constraint
from matcher.rematch.field import Field, Play
from matcher.rematch.rounds import Found, best_for_all
from matcher.rematch.terms import RunTerms, run_terms
from matcher.rematch.territory import Ground
from matcher.rematch.whole import numbered, read_whole
from models.enums import OfferKind
from models.simulation import Month

# λ under prices; worth of a first suggestion and urgency are those agreed (data/rules).
_WEIGHT: Final = 1.0
# The agreements of that day, whatever the year of a world.
_AGREED_ON: Final = date(2026, 11, 26)


@dataclass
class PricedLists(OwnLists):
    """Lists by score less the price of a contested place; prices stand in for competition."""

    def lists(self, matcher: Matcher, month: Month, asked: Asked) -> dict[int, Offers]:
        """Contracts change places among themselves, unless few offers are reachable."""
        known = self.reader.pool
        waiting = np.repeat(known.offers.offer_id, known.offers.pending)
        pool = known.without_pending(tuple(waiting))
        terms = run_terms(matcher.rules, _AGREED_ON).for_prices()
        found = best_for_all(_play(matcher, pool, month, asked, terms))
        prices = {
            offer_id: Price(float(points), 0, 0)
            for offer_id, points in zip(pool.offers.offer_id, points_of(found.prices), strict=True)
            if points > 0
        }
        lists = ranked_lists(matcher, pool, month, asked)
        return {person: _priced(own, prices) for person, own in lists.items()}


@dataclass
class RunLists(OwnLists):
    """A run over everybody says which contracts come first; the rest of a list follows."""

    def lists(self, matcher: Matcher, month: Month, asked: Asked) -> dict[int, Offers]:
        """PMSMP stand where they stood."""
        pool = self.reader.pool
        found = best_for_all(
            _play(matcher, pool, month, asked, run_terms(matcher.rules, _AGREED_ON))
        )
        sent = _sent(found, pool, month)
        lists = ranked_lists(matcher, pool, month, asked)
        return {person: _sent_first(own, sent.get(person, [])) for person, own in lists.items()}


def _priced(own: Offers, prices: dict[str, Price]) -> Offers:
    reachable = sum(bool(offer["reached"]) for offer in own)
    weight = _WEIGHT if reachable >= LEAST_REACHABLE else 0.0
    return order_by_prices(own, prices, weight, len(own))


def _play(matcher: Matcher, pool: Pool, month: Month, asked: Asked, terms: RunTerms) -> Play:
    """A run over everybody who seeks; nobody is sent twice to one offer."""
    ground = Ground(
        f"month {month.number}",
        pool,
        Judges(matcher.scorecard, matcher.rules, matcher.travel),
        month.day,
    )
    kept = [Constraint(barred=asked.get(person, frozenset())) for person in month.seeking.tolist()]
    read = read_whole(ground, month.people, ("", kept), terms.least_score)
    field = Field(
        whole=numbered(enumerate(read)),
        territories=[],
        urgency=np.ones(len(month.seeking)),
        person_room=np.full(len(month.seeking), terms.suggestions, dtype=np.int32),
        offer_room=offer_rooms(pool, terms),
    )
    return Play(field, ground, terms, lambda _more: None)


def _sent(found: Found, pool: Pool, month: Month) -> dict[int, list[str]]:
    """Offers suggested to each person, best first."""
    sent: dict[int, list[str]] = {}
    for person, offer in zip(
        found.pairs.person[found.chosen].tolist(),
        found.pairs.offer[found.chosen].tolist(),
        strict=True,
    ):
        sent.setdefault(int(month.seeking[person]), []).append(str(pool.offers.offer_id[offer]))
    return sent


def _sent_first(own: Offers, sent: list[str]) -> Offers:
    """A list whose contracts begin with those sent; other kinds keep their places."""
    places = [at for at, offer in enumerate(own) if offer["kind"] == OfferKind.APPRENTICESHIP]
    first: Offers = [{"offer_id": offer_id, "kind": OfferKind.APPRENTICESHIP} for offer_id in sent]
    rest = [own[at] for at in places if own[at]["offer_id"] not in sent]
    ordered = list(own)
    # As many contracts as there were: what is sent from beyond the list pushes its last ones out.
    for at, offer in zip(places, [*first, *rest], strict=False):
        ordered[at] = offer
    return ordered
