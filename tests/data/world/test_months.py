"""A simulated world repeats itself, keeps its rules, and leaves its past's bias in the log."""

import numpy as np
import pandas as pd

from api.services.world import reader_of, simulate
from data.world import Log, Territory, WorldPlan
from data.world.months import live
from models.simulation import Chosen, Month, PairFacts


def test_the_same_plan_gives_the_same_log_and_another_seed_another():
    plan = WorldPlan(seed=5, people=25, employers=60, months=4, entry_months=2)
    heard = []
    first, again = simulate(plan, step=heard.append), simulate(plan)
    pd.testing.assert_frame_equal(first.proposals.rows, again.proposals.rows)
    np.testing.assert_array_equal(first.proposals.entries, again.proposals.entries)
    pd.testing.assert_frame_equal(first.placements.rows, again.placements.rows)
    assert heard == [0, 1, 2, 3]
    other = simulate(WorldPlan(seed=6, people=25, employers=60, months=4, entry_months=2))
    assert len(other.proposals.rows) != len(first.proposals.rows)


def test_people_are_proposed_offers_only_from_the_month_they_enter(territory: Territory, log: Log):
    rows = log.proposals.rows
    assert (rows["month"] >= territory.youths.enters[rows["person"]]).all()


def test_nobody_signs_two_contracts_at_once(log: Log):
    contracts = log.placements.rows.query("kind == 'apprenticeship'")
    for _, own in contracts.groupby("person"):
        ends = (own["month"] + own["broken_after"]).to_numpy()
        assert (own["month"].to_numpy()[1:] >= ends[:-1]).all()


def test_every_signed_proposal_is_placed_and_some_find_a_place_alone(log: Log):
    by_proposal = log.placements.rows.query("origin == 'proposal'")
    assert len(by_proposal) == log.proposals.rows["signed"].sum() > 0
    assert (log.placements.rows["origin"] == "own_search").any()


def test_the_log_keeps_one_entry_a_factor_and_row(log: Log):
    for table in (log.proposals, log.placements):
        assert table.entries.shape == (len(table.rows), 15)
    kept = log.proposals.where(log.proposals.rows["signed"].to_numpy(dtype=bool))
    assert len(kept.rows) == len(kept.entries) == log.proposals.rows["signed"].sum()


def test_young_people_who_come_across_well_were_sent_to_employers_who_answer(
    territory: Territory, log: Log
):
    """The confounder of the past: what looks like the employer's merit is partly the person's."""
    rows = log.proposals.rows
    ready = territory.youths.ready[rows["person"]]
    number = {key: row for row, key in enumerate(territory.firms.employer_id)}
    answers = territory.firms.answers[rows["employer_id"].map(number)]
    assert np.corrcoef(ready, answers)[0, 1] > 0.03


class Nobody:
    """Proposes nothing, and keeps what it was told."""

    def __init__(self) -> None:
        self.months: list[Month] = []

    def begin(self, month: Month) -> None:
        self.months.append(month)

    def choose(self, *_asked: object) -> Chosen:
        return Chosen(np.empty(0, dtype=np.int64), np.empty(0))


def test_under_a_policy_that_proposes_nothing_only_own_search_places(territory: Territory):
    policy = Nobody()
    quiet = live(territory, reader_of(territory), policy)
    assert len(quiet.proposals.rows) == 0
    assert set(quiet.placements.rows["origin"]) == {"own_search"}
    assert [month.number for month in policy.months] == list(range(territory.plan.months))
    assert all(len(month.asked) == 0 for month in policy.months)


class Nearest(Nobody):
    """The first that are possible, so that something happens."""

    def choose(self, _rng: object, _person: int, facts: PairFacts, count: int) -> Chosen:
        places = np.arange(min(count, len(facts)))
        return Chosen(places, np.full(len(places), np.nan))


def test_a_month_tells_who_seeks_what_is_out_and_what_was_asked(territory: Territory):
    policy = Nearest()
    lived = live(territory, reader_of(territory), policy)
    ids = territory.youths.frames["people"]["person_id"].to_numpy(dtype=object)
    for month in policy.months:
        assert list(month.people["people"]["person_id"]) == list(ids[month.seeking])
        assert len(month.offers) == len(month.pool["offers"])
        assert (np.diff(month.offers) > 0).all()
    last = policy.months[-1]
    before = lived.proposals.rows.query("month < @last.number")
    assert len(last.asked) == len(before) > 0
    done = lived.placements.rows.query("kind == 'pmsmp' and month < @last.number")
    seeking = done[done["person"].isin(last.seeking)]
    first = territory.youths.frames["stays"]
    known = first["person_id"].isin(ids[last.seeking]).sum()
    assert len(last.people["stays"]) == known + len(seeking)
