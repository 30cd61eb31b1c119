"""Is everything dated of a path told once, in time, ruptures too?"""

from datetime import date
from typing import Any

import pytest

from api.services.followup.path.told import read_path
from api.words.followup import milestone
from models.enums import OfferKind, OutcomeKind
from models.tables import Placement


def _told(followup: Any) -> list[tuple[date, str, str]]:
    path = read_path(followup.store, followup.noting, "rural-17")
    return [(each.day, each.what, each.kind) for each in path.milestones]


def test_a_whole_story_stands_in_one_line_newest_first(
    followup: Any, stay: dict[str, str], contract: dict[str, str]
) -> None:
    followup.on(date(2026, 9, 1))
    followup.answer(followup.propose("contract"), "no_answer", date(2026, 9, 1))
    followup.record(**{**stay, "debut": "2026-09-07", "fin": "2026-09-11"})
    followup.on(date(2026, 9, 12))
    (stayed,) = followup.rows(Placement)
    followup.event(stayed.id, "pmsmp_done", date(2026, 9, 11), purpose_met=True)
    signed = followup.record(**{**contract, "debut": "2026-09-14"})
    followup.on(date(2026, 11, 22))
    followup.event(signed, "ruptured", date(2026, 11, 20))
    assert _told(followup) == [
        (date(2026, 11, 20), "ruptured", "apprenticeship"),
        (date(2026, 9, 14), "starts", "apprenticeship"),
        (date(2026, 9, 12), "signed", "apprenticeship"),
        (date(2026, 9, 11), "pmsmp_done", "pmsmp"),
        (date(2026, 9, 7), "starts", "pmsmp"),
        (date(2026, 9, 1), "no_answer", "apprenticeship"),
        (date(2026, 9, 1), "signed", "pmsmp"),
        (date(2026, 9, 1), "proposed", "apprenticeship"),
    ]


def test_what_came_of_a_proposal_is_not_told_twice(followup: Any) -> None:
    proposal = followup.propose()
    followup.answer(proposal, "met")
    contract = followup.record(proposal, debut="2026-12-01", fin="2028-11-30")
    told = [what for _, what, _ in _told(followup)]
    assert sorted(told) == ["ends", "met", "proposed", "signed", "starts"]
    path = read_path(followup.store, followup.noting, "rural-17")
    assert {each.anchor for each in path.milestones} == {contract}


def test_a_running_contract_ends_in_time_to_come(followup: Any, contract: dict[str, str]) -> None:
    followup.record(**contract)
    assert _told(followup)[0] == (date(2028, 11, 30), "ends", "apprenticeship")


@pytest.mark.parametrize("what", ["proposed", "starts", "ends", "ruptured", *OutcomeKind])
@pytest.mark.parametrize("kind", list(OfferKind))
def test_every_milestone_has_french_words(what: str, kind: OfferKind) -> None:
    words = milestone(str(what), kind.value)
    assert words[0].isupper()
    assert "_" not in words
