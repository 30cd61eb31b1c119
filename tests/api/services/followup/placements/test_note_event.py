"""What becomes of a contract or PMSMP, noted once and taken back the same day?"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from api.services.followup.placements.note_event import Event, note_event, undo_event
from api.services.history_counts import history
from api.services.not_possible import NotPossible
from api.services.noting import Noting
from models.enums import OutcomeKind, Role
from models.errors import NotAllowed, NotFound

START = date(2026, 3, 2)


@pytest.fixture
def under_way(followup: Any) -> str:
    """A contract of the bakery since 2 March, on 22 November."""
    told = {"type": "apprenticeship", "employeur": "73282932000074", "metier": "D1102"}
    placement_id: str = followup.record(
        **told, debut=START.isoformat(), fin="2028-03-01", confirme="oui"
    )
    return placement_id


@pytest.fixture
def over(followup: Any) -> str:
    """A PMSMP of the bakery that is over."""
    told = {"type": "pmsmp", "employeur": "73282932000074", "metier": "D1102"}
    placement_id: str = followup.record(
        **told, debut="2026-11-02", fin="2026-11-13", objet="discover_trade"
    )
    return placement_id


def _kinds(followup: Any) -> list[str]:
    return [each.kind.value for each in followup.outcomes()]


def test_a_stay_is_done_on_its_last_day_with_its_object(followup: Any, over: str) -> None:
    followup.event(over, "pmsmp_done", purpose_met=True)
    assert followup.placement().purpose_met is True
    assert followup.outcomes()[-1].happened_on == date(2026, 11, 13)


def test_said_again_it_is_noted_once_and_the_object_corrected(followup: Any, over: str) -> None:
    first = followup.event(over, "pmsmp_done", purpose_met=True)
    assert followup.event(over, "pmsmp_done", purpose_met=False) == first
    assert followup.placement().purpose_met is False
    assert _kinds(followup) == ["signed", "pmsmp_done"]


def test_a_rupture_has_its_day_and_opens_the_way_to_another_contract(
    followup: Any, under_way: str
) -> None:
    followup.event(under_way, "ruptured", date(2026, 11, 20))
    assert followup.placement().ruptured_on == date(2026, 11, 20)


def test_six_months_are_noted_from_that_day_on(followup: Any, under_way: str) -> None:
    followup.on(date(2026, 9, 1))
    with pytest.raises(NotPossible, match="02/09/2026"):
        followup.event(under_way, "in_training_6m_same_employer")
    followup.on(date(2026, 9, 2))
    followup.event(under_way, "in_training_6m_same_employer")


def test_broken_before_six_months_it_did_not_hold_with_the_same_employer(
    followup: Any, under_way: str
) -> None:
    followup.event(under_way, "ruptured", START + timedelta(days=30))
    with pytest.raises(NotPossible, match="nouvel employeur"):
        followup.event(under_way, "in_training_6m_same_employer")
    followup.event(under_way, "in_training_6m_new_employer")


def test_broken_and_completed_exclude_each_other(followup: Any, under_way: str) -> None:
    done = followup.event(under_way, "completed", date(2026, 11, 1))
    with pytest.raises(NotPossible, match="à son terme"):
        followup.event(under_way, "ruptured")
    undo_event(followup.store, followup.noting, "rural-17", done)
    followup.event(under_way, "ruptured")
    with pytest.raises(NotPossible, match="rompu"):
        followup.event(under_way, "completed")


def test_the_employer_s_record_follows(followup: Any, under_way: str) -> None:
    followup.event(under_way, "in_training_6m_same_employer")
    with followup.store.reading() as session:
        counts = next(iter(history(session, followup.noting.today).values()))
    assert (counts.followed_6m, counts.held_6m) == (1, 1)


@pytest.mark.parametrize(
    ("day", "told"), [(date(2026, 3, 1), "02/03/2026"), (date(2026, 11, 23), "à l'avance")]
)
def test_a_day_before_the_start_or_after_today_is_refused(
    followup: Any, under_way: str, day: date, told: str
) -> None:
    with pytest.raises(NotPossible, match=told):
        followup.event(under_way, "ruptured", day)
    assert followup.placement().ruptured_on is None


def test_what_belongs_to_the_other_kind_is_refused(followup: Any, under_way: str) -> None:
    for kind in ("pmsmp_done", "signed", "met"):
        with pytest.raises(NotPossible, match="ne va pas"):
            followup.event(under_way, kind)


@pytest.mark.parametrize(
    ("fixture", "kind", "field"),
    [("under_way", "ruptured", "ruptured_on"), ("over", "pmsmp_done", "purpose_met")],
)
def test_undone_the_placement_is_as_before(
    followup: Any, request: pytest.FixtureRequest, fixture: str, kind: str, field: str
) -> None:
    placement = request.getfixturevalue(fixture)
    noted = followup.event(placement, kind, purpose_met=True)
    assert getattr(followup.placement(), field) is not None
    undo_event(followup.store, followup.noting, "rural-17", noted)
    assert getattr(followup.placement(), field) is None
    assert _kinds(followup) == ["signed"]


def test_the_next_day_it_stays_and_a_signature_always(followup: Any, under_way: str) -> None:
    noted = followup.event(under_way, "lost_from_view")
    with pytest.raises(NotPossible, match="pas sa signature"):
        undo_event(followup.store, followup.noting, "rural-17", followup.outcomes()[0].id)
    followup.on(date(2026, 11, 23))
    with pytest.raises(NotPossible, match="le jour où elle est notée"):
        undo_event(followup.store, followup.noting, "rural-17", noted)


def test_who_may_not_note_changes_nothing(
    followup: Any, by: Callable[..., Noting], under_way: str
) -> None:
    noted = followup.event(under_way, "lost_from_view")
    followup.noting = by("adv-b", "ml-b", Role.ADVISER)
    with pytest.raises(NotAllowed, match="rural-17"):
        followup.event(under_way, "ruptured")
    with pytest.raises(NotAllowed, match="rural-17"):
        undo_event(followup.store, followup.noting, "rural-17", noted)


def test_another_person_s_contract_does_not_exist(followup: Any, under_way: str) -> None:
    noted = followup.event(under_way, "lost_from_view")
    event = Event(under_way, OutcomeKind.RUPTURED)
    with pytest.raises(NotFound, match="introuvable"):
        note_event(followup.store, followup.noting, "neighbour", event)
    with pytest.raises(NotFound):
        undo_event(followup.store, followup.noting, "neighbour", noted)
