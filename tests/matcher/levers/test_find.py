"""Does each lever bring exactly what the changed person would be ranked?"""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from worlds.random_worlds import worlds
from worlds.small_world import TODAY, World

from matcher.columns import Person
from matcher.levers import Found, Lever
from matcher.levers.crowd import crowd_frames
from matcher.levers.vary import Terms, Variant, variants
from matcher.rank.matcher import Matcher
from matcher.rank.view import View
from models.enums import OfferKind

VIEW = View(50, viewer="mine")


def levers(matcher: Matcher, **world: Any) -> dict[Lever, Found]:
    small = World(**world)
    found = matcher.levers(small.frames_of_person(), small.read_pool(), TODAY, VIEW)
    return {each.lever: each for each in found}


def opens(matcher: Matcher, frames: dict[str, pd.DataFrame], small: World) -> dict[str, int]:
    """Open offers of the second person with their scores, one by one and without the kernel."""
    person, pool = Person.from_frames(frames, "1"), small.read_pool()
    found = {}
    for row, offer_id in enumerate(pool.offers.offer_id):
        seen = matcher.look_at(person, pool, row, TODAY, VIEW)
        if seen is not None and len(seen.listed):
            found[str(offer_id)] = int(seen.scores.score[0])
    return found


@settings(max_examples=15)
@given(world=worlds)
def test_any_lever_brings_what_the_changed_person_is_ranked(
    matcher: Matcher, world: dict[str, Any]
) -> None:
    small = World(**world)
    frames, pool = small.frames_of_person(), small.read_pool()
    found = matcher.levers(frames, pool, TODAY, VIEW)
    drawn = variants(small.read_person(), Terms(matcher.rules, TODAY, pool.related))
    by_key = {(each.lever, each.detail): each for each in drawn if not each.beds}
    same = Variant(Lever.MINUTES)
    before = opens(matcher, crowd_frames(frames, [same, same]), small)
    for each in found:
        if each.lever is Lever.BOARDING:
            continue
        variant = by_key[each.lever, each.detail]
        after = opens(matcher, crowd_frames(frames, [same, variant]), small)
        new = {key: score for key, score in after.items() if key not in before}
        assert {offer.offer_id: offer.score for offer in each.change.offers} == new
        assert each.change.lost == len(set(before) - set(after))
        gained = {key: score - before.get(key, 0) for key, score in after.items()}
        best = max((score for score in gained.values() if score > 0), default=0)
        assert max(gain.best for gain in each.change.gains) == best
        risen = {key for key, score in gained.items() if score > 0} - set(new)
        assert each.change.risen == len(risen)


FAR = [{"km": 12, "offer_id": "far"}, {"km": 1, "offer_id": "near"}]
ON_FOOT = {"has_bike": False, "max_minutes_employer": 30}


def test_a_vehicle_opens_what_is_too_far_on_foot(matcher: Matcher) -> None:
    found = levers(matcher, offers=FAR, person=ON_FOOT)
    moped = found[Lever.MOPED]
    assert [offer.offer_id for offer in moped.change.offers] == ["far"]
    assert (moped.change.opened, moped.change.lost) == (1, 0)
    assert moped.sentence == "Avec un scooter et le permis AM : 1 offre de plus (1 contrat)."
    assert found[Lever.BIKE].sentence.startswith(
        "Avec un vélo : rien de plus, 1 offre mieux placée"
    )


def test_who_has_no_mobility_and_who_is_fifteen_have_one_too(matcher: Matcher) -> None:
    still = levers(matcher, offers=FAR, person={**ON_FOOT, "no_mobility": True})
    assert still[Lever.CAR].change.opened == 1
    minor = levers(
        matcher,
        offers=FAR,
        person={**ON_FOOT, "birth_date": "2011-06-01", "college_finished": True},
    )
    assert minor[Lever.MOPED].change.opened == 1
    assert Lever.CAR not in minor


def test_more_minutes_count_for_a_wish_with_its_own_limit(matcher: Matcher) -> None:
    wishes = [{"rome": "D1102", "max_minutes": 20}]
    found = levers(matcher, offers=[{"km": 5}], wishes=wishes, person={"has_bike": True})
    assert found[Lever.MINUTES].change.opened == 1
    assert found[Lever.MINUTES].sentence.startswith("Avec 15 min de trajet de plus : 1 offre")


def test_a_bed_opens_what_is_too_far_from_its_cfa(matcher: Matcher) -> None:
    courses = [{"km": 60, "boarding": False}]
    offers = [{"km": 1, "course_id": "c1"}]
    found = levers(matcher, offers=offers, courses=courses)
    assert found[Lever.BOARDING].change.opened == 1


def test_a_start_after_the_birthday_opens_what_minors_may_not_do(matcher: Matcher) -> None:
    night = {"km": 1, "works_night": True, "day_start": 1320, "day_end": 300, "naf": "1013A",
             "start_from": None, "start_to": None}  # fmt: skip
    found = levers(matcher, offers=[night], person={"birth_date": "2009-02-15"})
    start = found[Lever.START]
    assert (start.detail, start.change.opened) == ("2027-03-01", 1)
    assert start.sentence.startswith("En commençant le 01/03/2027")


def test_of_several_trades_the_one_that_opens_most_is_told(matcher: Matcher) -> None:
    related = [
        {"rome": "D1102", "target_rome": "D1104", "relation": "close"},
        {"rome": "D1104", "target_rome": "G1602", "relation": "close"},
        {"rome": "D1102", "target_rome": "F1703", "relation": "close"},
    ]
    offers = [{"km": 1, "rome": rome} for rome in ("D1104", "G1602", "F1703")]
    found = levers(matcher, offers=offers, related=related)
    trade = found[Lever.RELATED_TRADE]
    assert trade.detail == "D1104"
    assert [offer.offer_id for offer in trade.change.offers] == ["o2"]
    assert "Pâtisserie, confiserie" in trade.sentence


def test_a_journey_that_becomes_known_is_told_apart(matcher: Matcher) -> None:
    found = levers(matcher, offers=[{"km": 9}], person={"has_bike": False, "uses_transit": True})
    car = found[Lever.CAR].change
    assert (car.opened, car.assured, car.risen) == (0, 1, 1)
    assert "1 offre dont le trajet devient connu" in found[Lever.CAR].sentence


def test_kinds_are_told_apart_and_the_best_comes_first(matcher: Matcher) -> None:
    offers = [{"km": km, "kind": kind} for km in (12, 10) for kind in ("pmsmp", "apprenticeship")]
    change = levers(matcher, offers=offers, person=ON_FOOT)[Lever.CAR].change
    assert [offer.offer_id for offer in change.offers] == ["o4", "o2", "o3", "o1"]
    assert [(gain.kind, gain.opened) for gain in change.gains] == [
        (OfferKind.APPRENTICESHIP, 2),
        (OfferKind.PMSMP, 2),
    ]
    contracts = change.gains[0]
    scores = [offer.score for offer in change.offers[:2]]
    assert contracts.best == scores[0]
    assert contracts.mean == np.mean(scores)


def test_what_opens_most_stands_first_and_nothing_is_left_out(matcher: Matcher) -> None:
    found = list(levers(matcher, offers=FAR, person=ON_FOOT).values())
    opened = [each.change.opened + each.change.assured for each in found]
    assert opened == sorted(opened, reverse=True)
    assert {Lever.BIKE, Lever.BOARDING, Lever.MINUTES} <= {each.lever for each in found}


def test_an_empty_pool_and_no_home_bring_nothing(matcher: Matcher) -> None:
    for world in ({}, {"homes": [], "offers": FAR}, {"wishes": [], "offers": FAR}):
        found = levers(matcher, **world).values()
        assert all(each.change.opened == 0 for each in found)
        assert all(each.sentence.endswith(".") for each in found)


@pytest.mark.parametrize("own", [("far",), ("far", "near"), ("gone",)])
def test_own_proposals_are_no_competition_in_what_opens(
    matcher: Matcher, own: tuple[str, ...]
) -> None:
    offers = [{**offer, "pending": 2} for offer in FAR]
    small = World(offers=offers, person=ON_FOOT)
    frames, pool = small.frames_of_person(), small.read_pool()
    found = matcher.levers(frames, pool, TODAY, View(own=own))
    alone = matcher.levers(frames, pool.without_pending(own), TODAY)
    assert found == alone


def test_whoever_has_a_corrected_journey_has_levers_that_count_it(matcher: Matcher) -> None:
    coach = {"place_id": "e-o1", "minutes": 4, "mode": "walk"}
    known = levers(matcher, offers=FAR, person=ON_FOOT, corrections=[coach])
    assert known[Lever.CAR].change.opened == 0
    assert known[Lever.BOARDING].change.opened == 0
    elsewhere = levers(
        matcher, offers=FAR, person=ON_FOOT, corrections=[{**coach, "place_id": "nowhere"}]
    )
    assert elsewhere == levers(matcher, offers=FAR, person=ON_FOOT)
