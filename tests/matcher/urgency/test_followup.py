"""What waits to be noted or asked: starts, ends, answers, wishes."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from matcher.urgency import Alert, AlertKind, StayFact
from models.enums import OfferKind

Alerts = Callable[..., tuple[Alert, ...]]
DaysLeft = Callable[..., dict[AlertKind, int | None]]
TODAY = date(2026, 11, 25)


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.mark.parametrize(("days", "expected"), [(-1, None), (0, 0), (14, 14), (15, None)])
def test_a_start_is_told_two_weeks_ahead(
    days_left: DaysLeft, days: int, expected: int | None
) -> None:
    stay = StayFact(OfferKind.APPRENTICESHIP, in_days(days), in_days(700))
    assert days_left(stays=(stay,)).get(AlertKind.OUTCOME_TO_NOTE) == expected


@pytest.mark.parametrize(
    ("days", "expected"), [(8, None), (7, 7), (0, 0), (-1, -1), (-60, -60), (-61, None)]
)
def test_an_end_is_told_a_week_ahead_and_two_months_after(
    days_left: DaysLeft, days: int, expected: int | None
) -> None:
    stay = StayFact(OfferKind.PMSMP, in_days(days - 100), in_days(days))
    assert days_left(stays=(stay,)).get(AlertKind.OUTCOME_TO_NOTE) == expected


def test_contacts_asked_for_are_told_once_by_the_first_that_will_lapse(
    days_left: DaysLeft, alerts: Alerts
) -> None:
    due = (in_days(9), in_days(2), in_days(-1))
    assert days_left(contacts_due=due).get(AlertKind.CONTACT_ASKED) == 2
    (told,) = [a for a in alerts(contacts_due=due) if a.kind is AlertKind.CONTACT_ASKED]
    assert told.sentence == ("2 demandes de contact : répondre avant le 27/11/2026 (dans 2 jours).")
    assert AlertKind.CONTACT_ASKED not in days_left(contacts_due=due[2:])


@pytest.mark.parametrize(
    "stay",
    [
        StayFact(OfferKind.PMSMP, in_days(-20), in_days(-6), end_known=True),
        StayFact(OfferKind.PMSMP, in_days(-20), None),
        StayFact(OfferKind.APPRENTICESHIP, in_days(-300), in_days(-6), ruptured_on=in_days(-250)),
        StayFact(OfferKind.APPRENTICESHIP, in_days(6), in_days(600), ruptured_on=in_days(-1)),
    ],
)
def test_what_is_noted_open_ended_or_broken_does_not_wait(
    days_left: DaysLeft, stay: StayFact
) -> None:
    assert AlertKind.OUTCOME_TO_NOTE not in days_left(stays=(stay,))


def test_the_sentences_agree_with_their_noun(alerts: Alerts) -> None:
    def said(kind: OfferKind, start: int, end: int) -> str:
        found = alerts(stays=(StayFact(kind, in_days(start), in_days(end)),))
        return next(a.sentence for a in found if a.kind is AlertKind.OUTCOME_TO_NOTE)

    assert said(OfferKind.PMSMP, 1, 10) == "PMSMP : commence le 26/11/2026 (dans 1 jour)."
    assert said(OfferKind.PMSMP, -9, 2) == (
        "PMSMP : se termine le 27/11/2026 (dans 2 jours), suite à noter."
    )
    assert said(OfferKind.PMSMP, -9, -2) == (
        "PMSMP : terminée le 23/11/2026 (il y a 2 jours), suite à noter."
    )
    for kind in (OfferKind.APPRENTICESHIP, OfferKind.PROFESSIONALISATION):
        assert said(kind, -700, -1) == (
            "Contrat : terminé le 24/11/2026 (il y a 1 jour), suite à noter."
        )


@pytest.mark.parametrize(("since", "expected"), [(13, None), (14, 0), (15, -1)])
def test_an_answer_is_waited_for_two_weeks(
    days_left: DaysLeft, since: int, expected: int | None
) -> None:
    assert days_left(pending_since=(in_days(-since),)).get(AlertKind.WAITING_ANSWER) == expected


def test_waiting_answers_are_told_once_by_the_oldest(alerts: Alerts) -> None:
    (alert,) = alerts(pending_since=(in_days(-15), in_days(-3), in_days(-20)))
    assert alert.sentence == "2 propositions sans réponse depuis 20 jours : relancer."
    assert (alert.due, alert.days_left) == (in_days(-6), -6)


@pytest.mark.parametrize(("since", "expected"), [(0, None), (60, None), (61, -1)])
def test_wishes_are_confirmed_every_sixty_days(
    days_left: DaysLeft, since: int, expected: int | None
) -> None:
    found = days_left(wishes_confirmed_on=in_days(-since))
    assert found.get(AlertKind.WISHES_TO_CONFIRM) == expected


def test_wishes_never_confirmed_are_told_without_a_day(alerts: Alerts) -> None:
    (alert,) = alerts(wishes_confirmed_on=None)
    assert (alert.kind, alert.days_left) == (AlertKind.WISHES_TO_CONFIRM, None)


def test_without_a_wish_there_is_nothing_to_confirm(alerts: Alerts) -> None:
    assert [a.kind for a in alerts(has_wish=False, wishes_confirmed_on=None)] == [AlertKind.NO_WISH]


def test_under_contract_wishes_rest(alerts: Alerts) -> None:
    running = StayFact(OfferKind.APPRENTICESHIP, in_days(-100), in_days(600))
    assert alerts(has_wish=False, stays=(running,)) == ()


def test_a_pmsmp_is_no_contract(alerts: Alerts) -> None:
    running = StayFact(OfferKind.PMSMP, in_days(-5), in_days(20))
    assert [a.kind for a in alerts(has_wish=False, stays=(running,))] == [AlertKind.NO_WISH]
