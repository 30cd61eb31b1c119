"""Is the drawn country what its bench says: real places, weighted trades, 24 trades a person?"""

from datetime import date

import pandas as pd
import pytest

from data.france import Country, country, people_frames, pool_frames
from data.reference import load
from models.frames import OFFERS
from models.frames.people import OF_PEOPLE

TODAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def ground() -> Country:
    return country(7, TODAY)


def test_everybody_has_exactly_twenty_four_trades(ground: Country) -> None:
    frames = next(people_frames(ground, 200, 1000))
    related = load("related_trades").groupby("rome")["target_rome"].agg(set).to_dict()
    wishes = frames["wishes"].groupby("person_id")["rome"].agg(list)
    assert len(wishes) == 200
    for own in wishes:
        assert len(set(own).union(*(related.get(rome, set()) for rome in own))) == 24


def test_frames_are_what_the_engine_reads(ground: Country) -> None:
    pool, people = pool_frames(ground, 300), next(people_frames(ground, 100, 300))
    OFFERS.conform(pool["offers"])
    for schema in OF_PEOPLE:
        schema.conform(people[schema.name])
    assert len(pool["offers"]) == 300
    assert set(pool["offers"]["kind"]) == {"apprenticeship", "pmsmp"}
    assert set(people["homes"]["insee"]) <= set(load("communes")["insee"])


def test_trades_follow_hires(ground: Country) -> None:
    drawn = pool_frames(ground, 20_000)["offers"]["rome"].value_counts(normalize=True)
    hires = load("naf_rome_hires").groupby("rome")["hires"].sum().sort_values(ascending=False)
    for rome in hires.index[:5]:
        share = hires[rome] / hires.sum()
        assert abs(drawn[rome] - share) < 0.2 * share


def test_the_same_seed_draws_the_same_country() -> None:
    first, again, other = (country(seed, TODAY) for seed in (1, 1, 2))
    one, same, another = (pool_frames(each, 50)["offers"] for each in (first, again, other))
    pd.testing.assert_frame_equal(one, same)
    assert not one["rome"].equals(another["rome"])


def test_people_come_in_blocks_that_together_are_all(
    ground: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.france.people.AT_ONCE", 40)
    blocks = list(people_frames(ground, 100, 300))
    assert [len(block["people"]) for block in blocks] == [40, 40, 20]
    ids = pd.concat([block["people"]["person_id"] for block in blocks])
    assert ids.is_unique
