"""`/api/v1/scorecards`: read by whoever ranks, chosen by a coordinator."""

import pytest
from stored.facts_kept import fitted_candidate

EXPERT = "expert-2026-11"
ADDRESS = "/api/v1/scorecards"


@pytest.fixture
def fitted(demo_store, demo_day) -> str:
    """Id of a candidate."""
    return fitted_candidate(demo_store, demo_day)


def test_scorecards_are_listed_read_and_compared(signed_in, fitted) -> None:
    adviser = signed_in("conseillere-mamers")
    states = {each["scorecard_id"]: each["state"] for each in adviser.get(ADDRESS).json()}
    assert states == {EXPERT: "live", fitted: "candidate"}
    document = adviser.get(f"{ADDRESS}/{fitted}").json()
    assert document["state"] == "candidate"
    assert document["card"]["questions"]["apprenticeship"]["signed"]["rows"] > 0
    both = {"first": EXPERT, "second": fitted}
    assert len(adviser.get(f"{ADDRESS}/comparison", params=both).json()["questions"]) == 4
    assert adviser.get(f"{ADDRESS}/absent").status_code == 404


def test_a_coordinator_chooses_and_an_adviser_does_not(signed_in, fitted) -> None:
    assert signed_in("conseillere-mamers").post(f"{ADDRESS}/{fitted}/adoption").status_code == 403
    coordinator = signed_in("coordinatrice-sarthe")
    assert coordinator.post(f"{ADDRESS}/{fitted}/adoption").json()["before"] == EXPERT
    # Once more: nothing changes, nothing is logged twice.
    assert coordinator.post(f"{ADDRESS}/{fitted}/adoption").json()["before"] == fitted
    (chosen,) = coordinator.get(f"{ADDRESS}/adoptions").json()
    assert (chosen["scorecard_id"], chosen["by"]) == (fitted, "coordinatrice-sarthe")
    states = {each["scorecard_id"]: each["state"] for each in coordinator.get(ADDRESS).json()}
    assert states == {EXPERT: "former", fitted: "live"}


def test_a_fit_is_asked_for_and_cancelled(signed_in, demo_app) -> None:
    demo_app.state.access.trainings.wake = lambda: None
    trainings = "/api/v1/scorecard-trainings"
    assert signed_in("conseillere-mamers").post(trainings).status_code == 403
    coordinator = signed_in("coordinatrice-sarthe")
    asked = coordinator.post(trainings)
    assert (asked.status_code, asked.json()["new"]) == (202, True)
    assert coordinator.post(trainings).json() == {"id": asked.json()["id"], "new": False}
    one = f"{trainings}/{asked.json()['id']}"
    assert coordinator.get(one).json()["status"] == "queued"
    assert coordinator.post(f"{one}/cancellation").status_code == 202
    assert [each["status"] for each in coordinator.get(trainings).json()] == ["cancelled"]
    assert coordinator.get(f"{trainings}/none").status_code == 404
