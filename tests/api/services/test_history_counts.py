"""Is each proposal and placement counted for what became of it, and for nothing else?"""

from collections.abc import Callable
from dataclasses import astuple
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session
from stored.past_rows import add_placement, add_proposal

from api.services.history_cells import Cell, Counts, keep_counts
from api.services.history_counts import count_placements, count_proposals, history
from models.enums import OfferKind, OutcomeKind
from models.tables import Outcome, Placement

TODAY = date(2026, 11, 22)


@pytest.fixture
def someone(session: Session, add_person: Callable[..., Any]) -> Session:
    add_person("rural-17")
    return session


@pytest.mark.parametrize(
    ("kinds", "proposed", "signed"),
    [
        ([OutcomeKind.SIGNED], 1, 1),
        ([OutcomeKind.MET, OutcomeKind.SIGNED, OutcomeKind.RUPTURED], 1, 1),
        ([OutcomeKind.PMSMP_DONE], 1, 1),
        ([OutcomeKind.DECLINED_BY_EMPLOYER], 1, 0),
        ([OutcomeKind.DECLINED_BY_YOUNG_PERSON], 1, 0),
        ([OutcomeKind.DECLINED_BY_CFA], 1, 0),
        ([OutcomeKind.NO_ANSWER], 1, 0),
        ([OutcomeKind.PLACE_GONE], 1, 0),
    ],
)
def test_an_answered_proposal_counts_once(
    someone: Session, kinds: list[OutcomeKind], proposed: int, signed: int
) -> None:
    add_proposal(someone, *kinds)
    cell = Cell("emp-1", "0720001A", "D1102", OfferKind.APPRENTICESHIP, 2025)
    assert count_proposals(someone) == {cell: Counts(proposed=proposed, signed=signed)}


@pytest.mark.parametrize("kinds", [[], [OutcomeKind.MET], [OutcomeKind.LOST_FROM_VIEW]])
def test_what_is_not_decided_or_lost_from_view_counts_for_nothing(
    someone: Session, kinds: list[OutcomeKind]
) -> None:
    add_proposal(someone, *kinds)
    assert count_proposals(someone) == {}


def test_a_contract_says_that_its_proposal_was_signed(someone: Session) -> None:
    add_proposal(someone)
    add_placement(someone, proposal_id="p", uai="0720002B")
    cell = Cell("emp-1", "0720002B", "D1102", OfferKind.APPRENTICESHIP, 2025)
    assert count_proposals(someone) == {cell: Counts(proposed=1, signed=1)}


def test_an_offer_without_a_cfa_is_counted_under_none(someone: Session) -> None:
    add_proposal(someone, OutcomeKind.PMSMP_DONE, offer="offer-2")
    assert list(count_proposals(someone)) == [Cell("emp-1", "", "D1102", OfferKind.PMSMP, 2025)]


@pytest.mark.parametrize(
    ("kinds", "ruptured_on", "followed", "held"),
    [
        ([OutcomeKind.IN_TRAINING_6M_SAME], None, 1, 1),
        ([OutcomeKind.IN_TRAINING_6M_NEW], date(2025, 11, 3), 1, 1),
        ([OutcomeKind.COMPLETED], None, 1, 1),
        ([], date(2026, 2, 28), 1, 0),
        ([], date(2026, 3, 1), 1, 1),
        ([OutcomeKind.RUPTURED], None, 1, 1),
        ([OutcomeKind.LOST_FROM_VIEW], date(2025, 11, 3), 0, 0),
        ([OutcomeKind.LOST_FROM_VIEW], date(2026, 4, 1), 1, 1),
        ([], None, 0, 0),
    ],
)
def test_a_contract_is_followed_when_its_six_months_are_known(
    someone: Session,
    kinds: list[OutcomeKind],
    ruptured_on: date | None,
    followed: int,
    held: int,
) -> None:
    add_placement(someone, *kinds, ruptured_on=ruptured_on)
    (counts,) = count_placements(someone, TODAY).values()
    assert counts == Counts(placed=1, followed_6m=followed, held_6m=held)


def test_an_early_rupture_waits_for_the_six_months_of_its_year(someone: Session) -> None:
    add_placement(someone, ruptured_on=date(2025, 10, 1))
    (before,) = count_placements(someone, date(2026, 2, 28)).values()
    (after,) = count_placements(someone, date(2026, 3, 1)).values()
    assert (before.followed_6m, after.followed_6m) == (0, 1)


def test_outcomes_noted_on_the_proposal_speak_for_its_contract(someone: Session) -> None:
    add_proposal(someone, OutcomeKind.SIGNED, OutcomeKind.IN_TRAINING_6M_SAME)
    add_placement(someone, proposal_id="p")
    (counts,) = count_placements(someone, TODAY).values()
    assert counts == Counts(placed=1, followed_6m=1, held_6m=1)


STAY = {"kind": OfferKind.PMSMP, "starts_on": date(2025, 4, 7), "ends_on": date(2025, 4, 18)}


@pytest.mark.parametrize(
    ("purpose_met", "followed", "held"), [(True, 1, 1), (False, 1, 0), (None, 0, 0)]
)
def test_a_stay_held_when_its_purpose_was_met(
    someone: Session, purpose_met: bool | None, followed: int, held: int
) -> None:
    add_placement(someone, **STAY, purpose_met=purpose_met)
    (counts,) = count_placements(someone, TODAY).values()
    assert counts == Counts(placed=1, followed_6m=followed, held_6m=held)


@pytest.mark.parametrize(
    ("contract_starts", "held"),
    [
        (date(2025, 4, 17), 0),
        (date(2025, 4, 18), 1),
        (date(2025, 10, 18), 1),
        (date(2025, 10, 19), 0),
    ],
)
def test_a_stay_held_when_a_contract_followed_within_six_months(
    someone: Session, contract_starts: date, held: int
) -> None:
    add_placement(someone, **STAY, purpose_met=False)
    add_placement(someone, id="d", starts_on=contract_starts)
    cells = count_placements(someone, TODAY, Placement.kind == OfferKind.PMSMP)
    assert [counts.held_6m for counts in cells.values()] == [held]


def test_history_joins_what_is_held_and_what_remains(someone: Session) -> None:
    cell = Cell("emp-1", "0720001A", "D1102", OfferKind.APPRENTICESHIP, 2025)
    keep_counts(someone, {cell: Counts(3, 2, 2, 1, 1)})
    add_proposal(someone, OutcomeKind.SIGNED)
    add_placement(someone, OutcomeKind.IN_TRAINING_6M_SAME, proposal_id="p", uai="0720001A")
    assert {key: astuple(counts) for key, counts in history(someone, TODAY).items()} == {
        cell: (4, 3, 3, 2, 2)
    }


@pytest.mark.parametrize(
    ("day", "proposed", "held"),
    [
        (date(2025, 6, 19), 0, 0),
        (date(2025, 6, 20), 1, 0),
        (date(2026, 2, 28), 1, 0),
        (date(2026, 3, 1), 1, 1),
    ],
)
def test_an_earlier_day_counts_only_what_was_known_then(
    someone: Session, day: date, proposed: int, held: int
) -> None:
    add_proposal(someone, OutcomeKind.SIGNED)
    add_placement(someone, proposal_id="p", uai="0720001A")
    six_months = Outcome(placement_id="c", kind=OutcomeKind.IN_TRAINING_6M_SAME)
    six_months.happened_on = date(2026, 3, 1)
    someone.add(six_months)
    someone.flush()
    counts = list(history(someone, day).values())
    assert sum(each.proposed for each in counts) == proposed
    assert sum(each.held_6m for each in counts) == held


def test_a_rupture_to_come_is_not_known_yet(someone: Session) -> None:
    add_placement(someone, ruptured_on=date(2026, 4, 1))
    (before,) = count_placements(someone, date(2026, 3, 31)).values()
    (after,) = count_placements(someone, date(2026, 4, 1)).values()
    assert (before.followed_6m, after.followed_6m) == (0, 1)
