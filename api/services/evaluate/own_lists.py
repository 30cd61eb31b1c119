"""Our lists as a policy in a world: by the engine that serves pages, under any scorecard."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.random import Generator

from matcher.columns.offers import KINDS
from matcher.learn.world_reader import WorldReader
from matcher.pool import Pool
from matcher.rank.matcher import Matcher
from matcher.rank.view import View
from matcher.scorecard import Scorecard
from matcher.scorecard.sigmoid import PROBABILITY_UNIT
from models.protocols import UNKNOWN_MINUTES
from models.simulation import Chosen, Month, PairFacts

if TYPE_CHECKING:
    from matcher.kernel.reads import Reads

# Offers read of each list: what was proposed before is passed over.
_READ: Final = 60

_KIND: Final = {code: kind for kind, code in KINDS.items()}
_NONE: Final = frozenset[str]()

type Offers = list[dict[str, Any]]
# Ids of offers proposed before, by person.
type Asked = dict[int, frozenset[str]]


@dataclass
class OwnLists:
    """Everybody is proposed the first of their own list (`models.simulation.Policy`)."""

    scorecard: Scorecard
    reader: WorldReader
    _lists: dict[int, list[int]] = field(default_factory=dict, repr=False)

    def begin(self, month: Month) -> None:
        """Rank everybody who seeks, once."""
        asked = asked_before(month)
        matcher = Matcher(self.scorecard, self.reader.rules, self.reader.travel)
        lists = self.lists(matcher, month, asked) if len(month.seeking) else {}
        number = dict(zip(month.pool["offers"]["offer_id"], month.offers.tolist(), strict=True))
        self._lists = {
            person: [number[offer["offer_id"]] for offer in own] for person, own in lists.items()
        }

    def choose(self, rng: Generator, person: int, facts: PairFacts, count: int) -> Chosen:  # noqa: ARG002
        """The first of the list."""
        place = {offer: at for at, offer in enumerate(facts.offer.tolist())}
        new = [place[offer] for offer in self._lists.get(person, []) if offer in place][:count]
        return Chosen(np.array(new, dtype=np.int64), np.full(len(new), np.nan))

    def lists(self, matcher: Matcher, month: Month, asked: Asked) -> dict[int, Offers]:
        """What is proposed to each person, best first."""
        return ranked_lists(matcher, self.reader.pool, month, asked)


def ranked_lists(matcher: Matcher, pool: Pool, month: Month, asked: Asked) -> dict[int, Offers]:
    """Each person's list by the kernel, "à discuter" at its end, without what was proposed."""
    read = matcher.read_each(month.people, pool, month.day, View(_READ))
    return {
        person: [
            offer
            for offer in _offers(each, pool)
            if offer["offer_id"] not in asked.get(person, _NONE)
        ]
        for person, each in zip(month.seeking.tolist(), read, strict=True)
    }


def _offers(reads: "Reads", pool: Pool) -> Iterator[dict[str, Any]]:
    """What is listed, then what is to be discussed, as prices read them."""
    place = {row: at for at, row in enumerate(reads.row.tolist())}
    for row in [*reads.listed.tolist(), *reads.discussed.tolist()]:
        yield {
            "offer_id": str(pool.offers.offer_id[row]),
            "kind": _KIND[pool.offers.kind[row]],
            "score": 100 * int(reads.score[place[row]]) / PROBABILITY_UNIT**2,
            "reached": int(reads.minutes[place[row]]) != UNKNOWN_MINUTES,
        }


def asked_before(month: Month) -> Asked:
    """What was proposed to each person, as the pool names it; offers gone since are left out."""
    name = dict(zip(month.offers.tolist(), month.pool["offers"]["offer_id"], strict=True))
    found: dict[int, set[str]] = {}
    pairs = zip(month.asked["person"].tolist(), month.asked["offer"].tolist(), strict=True)
    for person, offer in pairs:
        if offer in name:
            found.setdefault(int(person), set()).add(name[int(offer)])
    return {person: frozenset(offers) for person, offers in found.items()}
