"""Whom does the demo's plan call, whom not, and does it say what it should?"""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from api.services.noting import Noting
from api.services.prospection.held.claims import take_claim
from api.services.prospection.held.leave_alone import Wish, note_wish
from api.services.prospection.held.relations import relations
from api.services.prospection.plan.book import PlanBook
from api.services.prospection.plan.whom_to_call import PlanRequest, call_plan
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.viewer import CONSOLE, viewer_of
from api.words.prospection import whom_it_helps
from models.enums import Role
from models.errors import InvalidCode, NotFound, RightMissing
from models.tables import Claim, LeaveAlone

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def plans() -> PlanBook:
    return PlanBook(PoolSnapshots())


def _plan(store, plans, structure="ml-lemans", **more):
    asked = {"viewer": CONSOLE, "today": TODAY, "calls": 12} | more
    return call_plan(store, plans, PlanRequest(structure, **asked))


def test_each_call_says_whom_it_helps_and_the_value_its_bound(demo_store, plans) -> None:
    document = _plan(demo_store, plans)
    assert len(document["calls"]) == 12
    assert 0.97 <= document["certified"] <= 1
    assert document["value"] <= document["bound"]
    group = document["group"]
    assert group["own"]
    assert 0 < group["in_reach"] <= group["without_good_option"] < group["looked_at"]
    for call in document["calls"]:
        assert call["sentence"].startswith(f"{call['young_people']} jeune")
        assert 0 < call["chance"] < 1
        assert call["gain"] > 0
    assert len({call["employer_id"] for call in document["calls"]}) == 12


def test_the_same_day_gives_the_same_plan(demo_store, plans) -> None:
    assert _plan(demo_store, plans) == _plan(demo_store, PlanBook(PoolSnapshots()))


def test_nobody_is_sent_to_an_employer_somebody_else_holds(demo_store, plans) -> None:
    with demo_store.reading() as session:
        held = {(c.employer_id, c.family) for c in session.scalars(select(Claim))}
        alone = set(session.scalars(select(LeaveAlone.employer_id)))
        known = relations(session, TODAY)
    assert held
    assert alone
    for structure in ("ml-lemans", "cma-lemans", "ft-lemans"):
        for call in _plan(demo_store, plans, structure, calls=60)["calls"]:
            holders = {each.structure_id for each in known.get(call["employer_id"], [])}
            assert not holders or structure in holders
            assert call["employer_id"] not in alone


def test_a_claim_or_a_wish_takes_an_employer_out_of_the_next_plan(demo_store, plans) -> None:
    first, second = _plan(demo_store, plans)["calls"][:2]
    at = datetime(2026, 11, 22, 10, tzinfo=UTC)
    other = Noting(viewer_of("dev-cma-lemans", Role.EMPLOYER_OFFICER, "cma-lemans", "x"), TODAY, at)
    take_claim(demo_store, other, first["employer_id"], first["rome"])
    note_wish(demo_store, other, Wish(second["employer_id"]))
    again = {(c["employer_id"], c["family"]) for c in _plan(demo_store, plans)["calls"]}
    assert (first["employer_id"], first["family"]) not in again
    assert second["employer_id"] not in {employer for employer, _ in again}


def test_two_sisters_never_plan_to_call_the_same_firm(demo_store, plans) -> None:
    sisters = ("ml-lemans", "ml-mamers", "ml-lafleche")
    called = [
        {call["employer_id"] for call in _plan(demo_store, plans, each, calls=200)["calls"]}
        for each in sisters
    ]
    assert all(called)
    assert sum(len(each) for each in called) == len(set().union(*called))


def test_others_young_people_are_not_counted_out_when_few(demo_store, plans) -> None:
    document = _plan(demo_store, plans, "cma-lemans", calls=40)
    assert not document["group"]["own"]
    few = [call for call in document["calls"] if call["young_people"] is None]
    assert few
    assert all(call["sentence"].startswith("Moins de 5 jeunes en ") for call in few)
    assert all(call["young_people"] >= 5 for call in document["calls"] if call not in few)


def test_a_share_goes_to_employers_nobody_contacted(demo_store, plans) -> None:
    for share in (0.0, 0.5, 1.0):
        calls = _plan(demo_store, plans, new_share=share)["calls"]
        assert sum(call["last_contact"] is None for call in calls) >= share * len(calls)


@pytest.mark.parametrize("wrong", [{"calls": 0}, {"calls": 201}, {"new_share": 1.5}])
def test_what_cannot_be_asked_is_refused(demo_store, plans, wrong) -> None:
    with pytest.raises(InvalidCode):
        _plan(demo_store, plans, **wrong)


def test_a_structure_plans_for_itself(demo_store, plans) -> None:
    with pytest.raises(NotFound, match="Structure"):
        _plan(demo_store, plans, "nowhere")
    stranger = viewer_of("x", Role.EMPLOYER_OFFICER, "ml-mamers", "x")
    with pytest.raises(RightMissing):
        _plan(demo_store, plans, viewer=stranger)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ((3, 2, "Boulangerie", 22), "3 jeunes en boulangerie à moins de 30 min, dont 2 sans"),
        ((1, 1, "Boulangerie", 30), "1 jeune en boulangerie à moins de 45 min, sans autre piste"),
        ((2, 0, "Boulangerie", 14), "2 jeunes en boulangerie à moins de 15 min"),
        ((2, 0, "Boulangerie", 130), "2 jeunes en boulangerie"),
        ((None, 2, "Boulangerie", 14), "Moins de 5 jeunes en boulangerie à moins de 15 min"),
    ],
)
def test_the_sentence_of_a_call(given, sentence) -> None:
    assert whom_it_helps(*given).replace("\u00a0", " ").startswith(sentence)
