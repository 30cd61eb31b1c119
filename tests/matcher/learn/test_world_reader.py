"""A simulated world's pairs are read by the very factors that rank."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from worlds.small_world import LABELS, PRIORS, TODAY, World

from matcher.columns import Person
from matcher.factors import FACTORS
from matcher.learn.world_reader import WorldReader
from matcher.rank.matcher import Matcher

OFFERS = [
    {"offer_id": "a", "km": 3},
    {"offer_id": "b", "km": 6, "pending": 2},
    {"offer_id": "c", "km": 200},
    {"offer_id": "d", "km": 1, "rome": "F1703"},
]
WORLD = World(offers=OFFERS, courses=({"course_id": "k", "km": 4},))


@pytest.fixture
def reader(matcher: Matcher) -> WorldReader:
    people = Person.each(WORLD.frames_of_person())
    made = WorldReader(matcher.scorecard, matcher.rules, matcher.travel, LABELS, PRIORS, people)
    made.open(WORLD.frames_of_pool(), TODAY)
    return made


def test_only_offers_in_the_persons_trades_match(reader: WorldReader):
    assert list(reader.matching(0)) == [0, 1, 2]


def test_entries_are_those_the_ranking_explains(reader: WorldReader, matcher: Matcher):
    facts = reader.read(0, reader.matching(0))
    ranking = matcher.rank_one(WORLD.frames_of_person(), WORLD.read_pool(), TODAY)
    order = np.argsort(ranking.candidates.pool_rows)
    assert list(facts.offer) == list(ranking.candidates.pool_rows[order])
    np.testing.assert_array_equal(facts.entries, ranking.scores.entries[:, order])
    assert list(facts.possible) == [True, True, False]
    assert set(facts.uai) == {"0720003S"}


def test_the_grid_names_every_entry_of_every_factor(reader: WorldReader):
    assert list(reader.grid) == [factor.name for factor in FACTORS]
    assert all(len(reader.grid[factor.name]) == factor.size for factor in FACTORS)
    assert reader.grid["employer_leg"][30] == "30"
    assert reader.grid["employer_leg"][255] == "unknown"


def test_a_stay_is_read_from_then_on(reader: WorldReader):
    tried = list(reader.grid).index("pmsmp_done")
    rows = reader.matching(0)
    assert reader.read(0, rows).entries[tried].max() == 0
    stay = {
        "employer_id": "elsewhere",
        "kind": "pmsmp",
        "rome": "D1102",
        "starts_on": pd.Timestamp(date(2026, 9, 1)),
        "ends_on": pd.Timestamp(date(2026, 9, 12)),
        "is_renewal": False,
        "purpose_met": True,
        "ruptured": False,
    }
    reader.stayed(0, stay)
    assert set(reader.read(0, rows).entries[tried]) == {2}
