"""Which means serve each leg, and which is the runner-up?"""

from collections.abc import Callable
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.journey.journey import Journey
from matcher.journey.legs import Leg
from matcher.rank.ranking import Ranking
from matcher.travel import MODES, NO_MODE
from models.enums import Mode
from models.protocols import LONGEST_MINUTES, Depth

Told = Callable[..., dict[str, Journey]]
DRIVES = {"has_car": True, "licences": "b"}


def means(leg: Leg | None) -> tuple[Mode | None, Mode | None]:
    assert leg is not None
    return (
        None if leg.best is None else leg.best.mode,
        None if leg.runner_up is None else leg.runner_up.mode,
    )


def test_the_runner_up_is_the_next_means_that_would_do(told: Told) -> None:
    found = told(person=DRIVES, offers=[{"offer_id": "o", "km": 6}])["o"].employer
    assert means(found) == (Mode.CAR, Mode.BIKE)
    assert found.best is not None
    assert (found.best.minutes, found.best.depth) == (16, Depth.MODEL)
    assert round(found.km, 1) == 7.9


def test_a_means_far_beyond_the_limit_is_no_runner_up(told: Told) -> None:
    found = told(
        person={**DRIVES, "max_minutes_employer": 30}, offers=[{"offer_id": "o", "km": 12}]
    )
    assert means(found["o"].employer) == (Mode.CAR, None)


def test_a_wish_with_its_own_limit_has_its_own_runner_up(told: Told) -> None:
    found = told(
        person={**DRIVES, "max_minutes_employer": 20},
        wishes=[{"rome": "D1102", "max_minutes": 60}, {"rome": "D1104"}],
        offers=[{"offer_id": "wide", "km": 9}, {"offer_id": "narrow", "km": 9, "rome": "D1104"}],
    )
    assert means(found["wide"].employer) == (Mode.CAR, Mode.BIKE)
    assert means(found["narrow"].employer) == (Mode.CAR, None)


def test_a_way_the_ranking_counts_as_unknown_has_no_best_means(told: Told) -> None:
    found = told(
        person={"uses_transit": True, "max_minutes_employer": 30},
        offers=[{"offer_id": "o", "km": 7}],
    )["o"]
    assert means(found.employer) == (None, Mode.BIKE)
    assert np.isnan(found.employer.km)
    assert found.clock is None


def test_the_nearer_of_two_homes_is_where_it_starts(told: Told) -> None:
    found = told(
        homes=[{"km": 0, "label": "mère"}, {"km": 5, "label": "père"}],
        offers=[{"offer_id": "o", "km": 6}],
    )["o"].employer
    assert found.best is not None
    assert found.best.home == 1
    assert round(found.km, 1) == 1.4


def test_no_mobility_leaves_the_feet(told: Told) -> None:
    found = told(person={**DRIVES, "no_mobility": True}, offers=[{"offer_id": "o", "km": 1}])[
        "o"
    ].employer
    assert means(found) == (Mode.WALK, None)


def test_the_cfa_leg_is_the_ranking_s_own(told: Told) -> None:
    found = told(
        person=DRIVES,
        courses=[{"course_id": "c", "km": 30}],
        offers=[
            {"offer_id": "o", "km": 3, "course_id": "c"},
            {"offer_id": "stay", "kind": "pmsmp", "km": 3},
        ],
    )
    assert means(found["o"].cfa) == (Mode.CAR, None)
    assert found["stay"].cfa is None


def test_who_boards_goes_there_once_a_week_however_far(told: Told) -> None:
    found = told(
        person={**DRIVES, "max_minutes_cfa": 60},
        courses=[{"course_id": "c", "km": 80, "boarding": True}],
        offers=[{"offer_id": "o", "km": 3, "course_id": "c"}],
    )["o"].cfa
    assert means(found) == (Mode.CAR, None)
    assert found is not None
    assert found.best is not None
    assert found.best.minutes > 75


def test_a_lift_on_mondays_and_fridays_serves_who_boards_and_nobody_else(told: Told) -> None:
    def by_lift(boarding: bool) -> Leg | None:
        return told(
            lifts=[{"weekdays": "15"}],
            courses=[{"course_id": "c", "km": 40, "boarding": boarding}],
            offers=[{"offer_id": "o", "km": 3, "course_id": "c"}],
        )["o"].cfa

    assert means(by_lift(True))[0] is Mode.LIFT
    assert means(by_lift(False))[0] is Mode.BIKE


@settings(max_examples=25)
@given(
    st.lists(st.floats(0.1, 60), min_size=1, max_size=5),
    st.fixed_dictionaries(
        {
            "has_bike": st.sampled_from([True, False, None]),
            "has_car": st.sampled_from([True, False, None]),
            "uses_transit": st.sampled_from([True, False, None]),
            "no_mobility": st.booleans(),
            "max_minutes_employer": st.sampled_from([None, 20, 60]),
        }
    ),
)
def test_the_best_means_is_the_one_the_ranking_counts(
    told_of: Callable[[Ranking, Any], dict[str, Journey]],
    rank: Callable[..., Ranking],
    kilometres: list[float],
    person: dict[str, Any],
) -> None:
    offers = [{"offer_id": f"o{n}", "km": km} for n, km in enumerate(kilometres)]
    ranking = rank(person={**person, "licences": "b"}, offers=offers)
    pairs, found = ranking.candidates.pairs, told_of(ranking, ())
    for row, offer_id in enumerate(pairs.offers.offer_id):
        leg, minutes = found[offer_id].employer, int(pairs.legs.minutes[row])
        if leg.best is None:
            assert pairs.legs.mode[row] == NO_MODE or minutes == LONGEST_MINUTES
        else:
            assert (MODES.index(leg.best.mode), leg.best.minutes) == (pairs.legs.mode[row], minutes)
        if leg.best and leg.runner_up:
            assert leg.runner_up.minutes >= leg.best.minutes


def test_a_corrected_means_says_where_its_minutes_come_from(told: Told) -> None:
    coach = {"place_id": "firm", "minutes": 9, "mode": "bike"}
    found = told(
        offers=[
            {"offer_id": "o", "km": 6, "employer_id": "firm"},
            {"offer_id": "beside", "km": 6, "employer_id": "x"},
        ],
        corrections=[coach],
    )
    depths = {key: leg.employer.best.depth for key, leg in found.items() if leg.employer.best}
    assert depths == {"o": Depth.CORRECTED, "beside": Depth.MODEL}
