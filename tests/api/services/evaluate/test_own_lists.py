"""In a world our policies propose what the engine lists, no more and in its order."""

import numpy as np
import pytest

from api.services.evaluate.contenders import OURS, policy_of
from api.services.evaluate.own_lists import OwnLists, asked_before
from api.services.evaluate.shared_lists import _sent_first
from api.services.world import reader_of
from data.world import live
from matcher.rank.matcher import Matcher
from matcher.rank.view import View
from models.simulation import Month


class Listening:
    """A policy that checks what is proposed against the matcher's own list of each person."""

    def __init__(self, policy: OwnLists) -> None:
        self.policy, self.checked, self.proposed = policy, 0, 0

    def begin(self, month: Month) -> None:
        self.month = month
        self.policy.begin(month)

    def choose(self, rng, person, facts, count):
        chosen = self.policy.choose(rng, person, facts, count)
        proposed = self._ids(facts.offer[chosen.places])
        assert not set(proposed) & asked_before(self.month).get(person, frozenset())
        self.proposed += len(proposed)
        if self.checked < 25:
            self.check(person, proposed, count)
        return chosen

    def check(self, person: int, proposed: list[str], count: int) -> None:
        reader = self.policy.reader
        matcher = Matcher(self.policy.scorecard, reader.rules, reader.travel)
        place = int(np.searchsorted(self.month.seeking, person))
        person_id = self.month.people["people"]["person_id"].iloc[place]
        own = {
            name: frame[frame["person_id"] == person_id].reset_index(drop=True)
            for name, frame in self.month.people.items()
        }
        ranking = matcher.rank_one(own, reader.pool, self.month.day, View(60))
        rows = ranking.candidates.pool_rows
        listed = rows[np.concatenate([ranking.listed, ranking.to_discuss])]
        asked = asked_before(self.month).get(person, frozenset())
        ids = [str(reader.pool.offers.offer_id[row]) for row in listed]
        assert proposed == [each for each in ids if each not in asked][:count]
        self.checked += 1

    def _ids(self, offers) -> list[str]:
        names = self.month.pool["offers"]["offer_id"].tolist()
        return [names[at] for at in np.searchsorted(self.month.offers, offers)]


@pytest.mark.parametrize("name", ["expert", "fitted"])
def test_the_first_of_the_list_that_pages_show_are_proposed(territory, fitted, name):
    reader = reader_of(territory)
    policy = Listening(policy_of(name, reader, fitted))
    live(territory, reader, policy)
    assert policy.checked == 25


@pytest.mark.parametrize("name", ["fitted_price", "fitted_batch"])
def test_shared_lists_propose_only_what_is_new(territory, fitted, name):
    reader = reader_of(territory)
    policy = Listening(policy_of(name, reader, fitted))
    policy.checked = 25
    log = live(territory, reader, policy)
    assert policy.proposed == len(log.proposals.rows) > 0


def test_what_a_run_sends_comes_first_among_contracts_and_other_kinds_keep_their_places():
    listed = [
        {"offer_id": name, "kind": kind}
        for name, kind in (
            ("a", "apprenticeship"),
            ("p", "pmsmp"),
            ("b", "apprenticeship"),
            ("c", "apprenticeship"),
        )
    ]
    assert [each["offer_id"] for each in _sent_first(listed, ["c"])] == ["c", "p", "a", "b"]
    assert [each["offer_id"] for each in _sent_first(listed, ["z"])] == ["z", "p", "a", "b"]
    assert _sent_first(listed, []) == listed


def test_ours_are_four():
    assert OURS == ("expert", "fitted", "fitted_price", "fitted_batch")
