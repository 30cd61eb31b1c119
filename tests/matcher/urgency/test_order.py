"""Who comes first: the order is total, and the same whatever the order of the input."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.urgency import Alert, AlertKind, OptionSummary, StayFact, urgency_key
from models.enums import Enrolment, OfferKind

TODAY = date(2026, 11, 25)
ONE_ALERT = st.builds(
    Alert,
    kind=st.sampled_from(AlertKind),
    sentence=st.just(""),
    days_left=st.none() | st.integers(-30, 200),
)
PEOPLE = st.dictionaries(
    st.text("abc", min_size=1, max_size=3), st.lists(ONE_ALERT, max_size=3), max_size=8
)


def alert(kind: AlertKind, days: int | None = None) -> Alert:
    return Alert(kind, "", None, days)


@given(people=PEOPLE, chance=st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_the_input(
    people: dict[str, list[Alert]], chance: object
) -> None:
    names = list(people)
    chance.shuffle(names)  # type: ignore[attr-defined]
    keys = [urgency_key(name, people[name]) for name in names]
    assert len(set(keys)) == len(names)
    assert sorted(keys) == sorted(urgency_key(name, people[name]) for name in people)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (alert(AlertKind.LEGAL_DEADLINE, 3), alert(AlertKind.LEGAL_DEADLINE, 4)),
        (alert(AlertKind.RECENT_RUPTURE, 3), alert(AlertKind.LEGAL_DEADLINE, 4)),
        (alert(AlertKind.LEGAL_DEADLINE, 3), alert(AlertKind.RECENT_RUPTURE, 4)),
        (alert(AlertKind.LEGAL_DEADLINE, 180), alert(AlertKind.DEADLINE_PASSED, -1)),
        (alert(AlertKind.DEADLINE_PASSED, -1), alert(AlertKind.DEADLINE_PASSED, -2)),
        (alert(AlertKind.OUTCOME_TO_NOTE, -9), alert(AlertKind.NO_REACHABLE_OPTION)),
        (alert(AlertKind.NO_REACHABLE_OPTION), alert(AlertKind.NEW_GOOD_OFFER)),
        (alert(AlertKind.NEW_GOOD_OFFER), alert(AlertKind.WAITING_ANSWER, -9)),
        (alert(AlertKind.WAITING_ANSWER, -9), alert(AlertKind.WAITING_ANSWER, -8)),
        (alert(AlertKind.WISHES_TO_CONFIRM, -9), alert(AlertKind.WISHES_TO_CONFIRM)),
    ],
)
def test_more_urgent_comes_first(first: Alert, second: Alert) -> None:
    # The ids say the contrary, so they do not decide.
    assert urgency_key("b", [first]) < urgency_key("a", [second])


def test_between_equals_a_minor_comes_first_then_more_alerts_then_the_id() -> None:
    same = alert(AlertKind.LEGAL_DEADLINE, 3)
    minor = urgency_key("z", [same, alert(AlertKind.TRAINING_DUTY, 90)])
    busy = urgency_key("y", [same, alert(AlertKind.WAITING_ANSWER), alert(AlertKind.NO_WISH)])
    alone, other = urgency_key("a", [same]), urgency_key("b", [same])
    quiet = urgency_key("a", [])
    assert sorted([quiet, other, alone, busy, minor]) == [minor, busy, alone, other, quiet]


def test_one_persons_alerts_stand_in_the_same_order(
    alerts: Callable[..., tuple[Alert, ...]],
) -> None:
    found = alerts(
        options=OptionSummary(0, 0),
        birth_date=date(2009, 6, 1),
        enrolment=Enrolment.STARTED,
        cfa_entry_date=TODAY - timedelta(days=30),
        wishes_confirmed_on=TODAY - timedelta(days=90),
        pending_since=(TODAY - timedelta(days=20),),
        stays=(StayFact(OfferKind.PMSMP, TODAY, TODAY + timedelta(days=20)),),
    )
    assert [each.kind for each in found] == [
        AlertKind.LEGAL_DEADLINE,
        AlertKind.OUTCOME_TO_NOTE,
        AlertKind.NO_REACHABLE_OPTION,
        AlertKind.WAITING_ANSWER,
        AlertKind.WISHES_TO_CONFIRM,
        AlertKind.TRAINING_DUTY,
    ]
