"""The work list: whose people, in which order, counted and filtered, on both databases."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.services.viewer import CONSOLE, Viewer, viewer_of
from api.services.worklist.asked import PAGE_SIZE, AskedList, Reason
from api.services.worklist.work_list import Reader, WorkList, work_list
from matcher.urgency import AlertKind
from models.enums import (
    Enrolment,
    OfferKind,
    OutcomeKind,
    ProposalStatus,
    Role,
    RuptureMatch,
    Stage,
)
from models.errors import RightMissing
from models.tables import Home, Outcome, Placement, Proposal, RuptureCase, YoungPerson

TODAY = date(2026, 11, 25)
Followed = Callable[..., YoungPerson]


@pytest.fixture
def listed(territory: Session, reader: Reader) -> Callable[..., WorkList]:
    """The list as asked, read by the adviser of structure A or by somebody else."""

    def read(viewer: Viewer | None = None, **asked: Any) -> WorkList:
        who = replace(reader, viewer=viewer or reader.viewer)
        found = work_list(territory, who, AskedList(**asked), TODAY)
        territory.commit()
        return found

    return read


def ids(found: WorkList) -> list[str]:
    return [line.person_id for line in found.lines]


def test_a_line_says_who_where_and_what_next(
    followed: Followed, listed: Callable[..., WorkList]
) -> None:
    followed("p-1", ("Lefèvre", "Zoé"), stage=Stage.READY_TO_SIGN, referent_id="adv-a")
    (line,) = listed().lines
    assert (line.name, line.age, line.communes) == ("Zoé Lefèvre", 21, ("Le Mans",))
    assert line.wishes == ("Boulangerie - viennoiserie",)
    assert (line.stage, line.referent_id) == ("ready_to_sign", "adv-a")
    assert "Lefèvre" not in repr(line)


def test_only_the_viewers_structure_is_listed(
    followed: Followed, listed: Callable[..., WorkList]
) -> None:
    followed("p-a")
    followed("p-b", structure_id="ml-b")
    assert ids(listed()) == ["p-a"]
    assert ids(listed(viewer_of("adv-b", Role.ADVISER, "ml-b", "B"))) == ["p-b"]
    assert ids(listed(CONSOLE)) == ["p-a", "p-b"]


def test_whoever_keeps_accounts_sees_no_list(listed: Callable[..., WorkList]) -> None:
    with pytest.raises(RightMissing, match="Votre rôle"):
        listed(viewer_of("x", Role.ADMINISTRATOR, "ml-a", "X"))


@pytest.mark.parametrize(
    ("closed_on", "is_listed"),
    [(TODAY, False), (TODAY + timedelta(days=1), True), (None, True)],
)
def test_closed_files_are_left_out(
    followed: Followed, listed: Callable[..., WorkList], closed_on: date | None, is_listed: bool
) -> None:
    followed("p-1", closed_on=closed_on)
    assert ids(listed()) == ["p-1"] * is_listed


def test_the_referent_narrows_the_list(followed: Followed, listed: Callable[..., WorkList]) -> None:
    followed("p-1", referent_id="adv-a")
    followed("p-2")
    found = listed(referent="adv-a")
    assert (ids(found), found.everybody) == (["p-1"], 1)
    assert listed(referent="adv-b").everybody == 0


def test_legal_deadlines_stand_before_the_rest(
    followed: Followed, listed: Callable[..., WorkList]
) -> None:
    started = {"enrolment": Enrolment.STARTED}
    followed("a-quiet")
    followed("b-later", **started, cfa_entry_date=TODAY - timedelta(days=10))
    followed("c-soon", **started, cfa_entry_date=TODAY - timedelta(days=80))
    followed("d-no-wish", wish=None)
    found = listed()
    assert ids(found)[:2] == ["c-soon", "b-later"]
    assert found.counts[Reason.LEGAL_DEADLINE] == 2
    assert found.counts[Reason.NO_WISH] == 1
    assert ids(listed(reason=Reason.NO_WISH)) == ["d-no-wish"]


def test_a_broken_contract_and_a_signed_one_are_read(
    territory: Session, followed: Followed, listed: Callable[..., WorkList]
) -> None:
    for key, days in (("p-broken", {"ruptured_on": TODAY - timedelta(days=3)}), ("p-signed", {})):
        followed(key)
        contract = {"kind": OfferKind.APPRENTICESHIP, "employer_id": "emp-1", "rome": "D1102"}
        start = {"starts_on": date(2026, 9, 1), "ends_on": date(2028, 8, 31)}
        territory.add(Placement(id=f"c-{key}", person_id=key, **contract, **start, **days))
    territory.commit()
    found = listed()
    assert ids(found) == ["p-broken", "p-signed"]
    assert [alert.kind for alert in found.lines[0].alerts][:2] == [
        AlertKind.RECENT_RUPTURE,
        AlertKind.LEGAL_DEADLINE,
    ]
    assert found.lines[1].alerts == ()


def test_a_stay_waits_for_its_outcome_until_one_is_noted(
    territory: Session, followed: Followed, listed: Callable[..., WorkList]
) -> None:
    followed("p-1")
    over = {"starts_on": TODAY - timedelta(days=9), "ends_on": TODAY - timedelta(days=2)}
    stay = {"kind": OfferKind.PMSMP, "employer_id": "emp-1", "rome": "D1102"}
    territory.add(Placement(id="s-1", person_id="p-1", **stay, **over))
    territory.commit()
    assert listed().counts[Reason.OUTCOME_TO_NOTE] == 1
    noted = Outcome(placement_id="s-1", kind=OutcomeKind.PMSMP_DONE, happened_on=TODAY)
    territory.add(noted)
    territory.commit()
    assert listed().counts[Reason.OUTCOME_TO_NOTE] == 0


def test_noting_the_answer_takes_the_person_off_the_waiting(
    territory: Session, followed: Followed, listed: Callable[..., WorkList]
) -> None:
    followed("p-1")
    asked = {"person_id": "p-1", "offer_id": "offer-1"}
    proposal = Proposal(id="q-1", **asked, proposed_on=TODAY - timedelta(days=20))
    territory.add(proposal)
    territory.commit()
    assert ids(listed(reason=Reason.WAITING_ANSWER)) == ["p-1"]
    proposal.status = ProposalStatus.LAPSED
    territory.commit()
    assert ids(listed(reason=Reason.WAITING_ANSWER)) == []


def test_stage_and_place_narrow_the_list_and_the_counts(
    territory: Session, followed: Followed, listed: Callable[..., WorkList]
) -> None:
    followed("p-1", wish=None, stage=Stage.NO_PROJECT)
    followed("p-2", wish=None)
    territory.add(Home(person_id="p-2", position=2, insee="49007"))
    territory.commit()
    everyone = listed()
    places = {place.name: place.value for place in everyone.places}
    assert {"Le Mans", "Angers", "zone d'emploi : Le Mans", "zone d'emploi : Angers"} == set(places)
    assert ids(listed(stage=Stage.NO_PROJECT)) == ["p-1"]
    assert ids(listed(place=places["Angers"])) == ["p-2"]
    found = listed(place=places["zone d'emploi : Angers"])
    assert (found.everybody, found.matching, found.counts[Reason.NO_WISH]) == (2, 1, 1)


def test_pages_hold_twenty_five_and_one_past_the_end_is_the_last(
    followed: Followed, listed: Callable[..., WorkList]
) -> None:
    for number in range(PAGE_SIZE + 2):
        followed(f"p-{number:02d}")
    first, last, past = listed(), listed(page=2), listed(page=9)
    assert (len(first.lines), first.pages, first.total) == (PAGE_SIZE, 2, PAGE_SIZE + 2)
    assert ids(last) == ids(past) == [f"p-{PAGE_SIZE}", f"p-{PAGE_SIZE + 1}"]
    assert past.page == 2


def test_every_kind_of_alert_has_an_address() -> None:
    assert {reason.kind for reason in Reason} == set(AlertKind)


def test_a_rupture_that_others_reported_counts_though_its_contract_is_not_in_the_file(
    followed: Followed, listed: Callable[..., WorkList], territory: Session
) -> None:
    followed("p-1")
    case = RuptureCase(id="ru-1", structure_id="ml-a", match=RuptureMatch.MATCHED)
    case.person_id, case.ruptured_on = "p-1", TODAY - timedelta(days=10)
    territory.add(case)
    territory.commit()
    (line,) = listed().lines
    assert AlertKind.RECENT_RUPTURE in {alert.kind for alert in line.alerts}
