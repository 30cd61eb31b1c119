"""Legal deadlines: the three months at the CFA, the six after a rupture, the training duty."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from matcher.urgency import Alert, AlertKind, StayFact
from models.enums import Enrolment, OfferKind

Alerts = Callable[..., tuple[Alert, ...]]
DaysLeft = Callable[..., dict[AlertKind, int | None]]
LEGAL, PASSED, RECENT, DUTY = (
    AlertKind.LEGAL_DEADLINE,
    AlertKind.DEADLINE_PASSED,
    AlertKind.RECENT_RUPTURE,
    AlertKind.TRAINING_DUTY,
)


def entered(day: date, **more: Any) -> dict[str, Any]:
    return {"enrolment": Enrolment.STARTED, "cfa_entry_date": day, **more}


def contract(start: date, **days: Any) -> StayFact:
    return StayFact(OfferKind.APPRENTICESHIP, start, **days)


def broken(day: date) -> dict[str, Any]:
    return {"stays": (contract(day - timedelta(days=100), ruptured_on=day),)}


@pytest.mark.parametrize(
    ("entry", "today", "expected"),
    [
        (date(2026, 9, 1), date(2026, 8, 31), {}),
        (date(2026, 9, 1), date(2026, 9, 1), {LEGAL: 91}),
        (date(2026, 9, 1), date(2026, 12, 1), {LEGAL: 0}),
        (date(2026, 9, 1), date(2026, 12, 2), {PASSED: -1}),
        (date(2026, 9, 1), date(2026, 12, 31), {PASSED: -30}),
        (date(2026, 9, 1), date(2027, 1, 1), {}),
        # No 31 November, no 30 February: the month's last day.
        (date(2026, 8, 31), date(2026, 11, 30), {LEGAL: 0}),
        (date(2026, 8, 31), date(2026, 12, 1), {PASSED: -1}),
        (date(2026, 11, 30), date(2027, 2, 28), {LEGAL: 0}),
        # 2028 is a leap year.
        (date(2027, 11, 30), date(2028, 2, 29), {LEGAL: 0}),
        (date(2027, 11, 29), date(2028, 3, 1), {PASSED: -1}),
    ],
)
def test_three_months_at_the_cfa_without_an_employer(
    days_left: DaysLeft, entry: date, today: date, expected: dict[AlertKind, int]
) -> None:
    assert days_left(today=today, **entered(entry)) == expected


@pytest.mark.parametrize(
    ("ruptured", "today", "left"),
    [
        (date(2026, 8, 31), date(2026, 8, 31), 181),
        (date(2026, 8, 31), date(2027, 2, 28), 0),
        (date(2027, 8, 31), date(2028, 2, 29), 0),
        (date(2026, 8, 31), date(2027, 3, 1), -1),
        (date(2026, 5, 25), date(2026, 11, 25), 0),
    ],
)
def test_six_months_after_a_rupture(
    days_left: DaysLeft, ruptured: date, today: date, left: int
) -> None:
    found = days_left(today=today, **broken(ruptured))
    assert found[LEGAL if left >= 0 else PASSED] == left


@pytest.mark.parametrize(("since", "left"), [(0, 60), (59, 1), (60, 0), (61, None)])
def test_the_first_sixty_days_after_a_rupture(
    days_left: DaysLeft, since: int, left: int | None
) -> None:
    day = date(2026, 11, 25) - timedelta(days=since)
    assert days_left(**broken(day)).get(RECENT) == left


def test_a_rupture_counts_its_own_six_months_and_not_the_entrys_three(
    alerts: Alerts,
) -> None:
    found = alerts(**entered(date(2026, 9, 1)), **broken(date(2026, 11, 20)))
    assert {alert.kind: alert.article for alert in found} == {RECENT: "", LEGAL: "L6222-18-2"}
    assert found[1].due == date(2027, 5, 20)
    assert found[1].sentence == (
        "Après rupture : le CFA garde le jeune et l'aide à retrouver un employeur jusqu'au "
        "20/05/2027 (dans 176 jours)."
    )


def test_a_contract_signed_since_ends_both(days_left: DaysLeft) -> None:
    new = contract(date(2026, 12, 1), ends_on=date(2028, 8, 31))
    old = contract(date(2026, 2, 1), ruptured_on=date(2026, 11, 20))
    assert days_left(**entered(date(2026, 10, 1)), stays=(new, old)) == {
        AlertKind.OUTCOME_TO_NOTE: 6
    }
    assert LEGAL not in days_left(**entered(date(2026, 9, 1)), stays=(contract(date(2026, 9, 1)),))


def test_a_contract_over_before_the_entry_does_not_count(days_left: DaysLeft) -> None:
    over = contract(date(2024, 9, 1), ends_on=date(2026, 8, 31), end_known=True)
    assert days_left(**entered(date(2026, 9, 1)), stays=(over,)) == {LEGAL: 6}
    ended_there = contract(date(2024, 9, 1), ends_on=date(2026, 9, 1), end_known=True)
    assert days_left(**entered(date(2026, 9, 1)), stays=(ended_there,)) == {}


def test_a_contract_broken_today_runs_no_longer_one_announced_does(days_left: DaysLeft) -> None:
    today, start = date(2026, 11, 25), date(2026, 9, 1)
    assert LEGAL in days_left(stays=(contract(start, ruptured_on=today),))
    assert days_left(stays=(contract(start, ruptured_on=today + timedelta(days=1)),)) == {}


def test_who_has_not_started_or_not_said_when_has_no_deadline(days_left: DaysLeft) -> None:
    assert days_left(enrolment=Enrolment.ADMITTED, cfa_entry_date=date(2026, 9, 1)) == {}
    assert days_left(enrolment=Enrolment.STARTED) == {}


def test_the_sentences_say_day_and_days(alerts: Alerts) -> None:
    (open_one,) = alerts(**entered(date(2026, 9, 1)))
    assert open_one.article == "L6222-12-1"
    assert open_one.sentence == (
        "Au CFA sans employeur : contrat à signer jusqu'au 01/12/2026 (dans 6 jours)."
    )
    (last_day,) = alerts(**entered(date(2026, 8, 25)))
    assert last_day.sentence.endswith("25/11/2026 (aujourd'hui).")
    (missed,) = alerts(**entered(date(2026, 8, 24)))
    assert missed.sentence == (
        "Au CFA sans employeur : les 3 mois ont pris fin il y a 1 jour : situation à mettre à jour."
    )


@pytest.mark.parametrize(
    ("birth", "today", "left"),
    [
        (date(2010, 11, 26), date(2026, 11, 25), None),
        (date(2010, 11, 25), date(2026, 11, 25), 731),
        (date(2008, 11, 26), date(2026, 11, 25), 1),
        (date(2008, 11, 25), date(2026, 11, 25), None),
        # Born on 29 February: a year older on 1 March.
        (date(2008, 2, 29), date(2026, 2, 28), 1),
        (date(2008, 2, 29), date(2026, 3, 1), None),
        (date(2012, 2, 29), date(2028, 2, 28), None),
        (date(2012, 2, 29), date(2028, 2, 29), 731),
    ],
)
def test_the_training_duty_lasts_from_sixteen_to_the_eve_of_eighteen(
    days_left: DaysLeft, birth: date, today: date, left: int | None
) -> None:
    assert days_left(today=today, birth_date=birth).get(DUTY) == left


def test_a_contract_fulfils_the_training_duty(days_left: DaysLeft) -> None:
    running = contract(date(2026, 9, 1), ends_on=date(2028, 8, 31))
    assert days_left(birth_date=date(2009, 6, 1), stays=(running,)) == {}
