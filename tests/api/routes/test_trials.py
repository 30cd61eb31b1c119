"""`/api/v1/trials`: coordination takes each step, advisers enrol, nobody reads too soon."""

from hashlib import sha256

import pytest
from browsing.held_trials import ENROLS, OVER, leave_trials

TRIALS = "/api/v1/trials"
STANDING = "/api/v1/young-people/rural-17/trial"
PLAN = {"trial_id": "sarthe-2028", "people": 400, "sites": ["ml-lemans"], "base": 0.24}


@pytest.fixture
def coordinator(signed_in):
    return signed_in("coordinatrice-sarthe")


@pytest.fixture
def held(demo_store, demo_day):
    """A trial over and one that enrols."""
    leave_trials(demo_store, demo_day)
    return demo_store


def test_its_size_is_told_and_nothing_is_kept(coordinator) -> None:
    told = coordinator.post("/api/v1/trial-sizes", json=PLAN).json()
    assert (told["people"], told["sites"], told["is_enough"]) == (400, 1, False)
    assert told["needed"] > 400
    assert coordinator.get(TRIALS).json() == []


def test_steps_are_taken_one_after_the_other(coordinator) -> None:
    planned = coordinator.post(TRIALS, json=PLAN)
    assert (planned.status_code, planned.json()["state"]) == (201, "planned")
    again = coordinator.post(TRIALS, json=PLAN)
    assert (again.status_code, "existe déjà" in again.json()["detail"]) == (422, True)
    one = f"{TRIALS}/{PLAN['trial_id']}"
    assert coordinator.get(f"{one}/registration").status_code == 422
    assert "pré-enregistré" in coordinator.post(f"{one}/opening").json()["detail"]
    text = coordinator.post(f"{one}/registration").json()
    assert sha256(text["text"].encode()).hexdigest() == text["registration_hash"]
    assert coordinator.post(f"{one}/registration").json() == text
    assert coordinator.get(f"{one}/registration").json() == text
    assert coordinator.get(one).json()["commitment"] == text["commitment"]
    # Nothing has a price in the demo yet: both services would be the same.
    refused = coordinator.post(f"{one}/opening")
    assert (refused.status_code, "prix" in refused.json()["detail"]) == (422, True)


def test_without_sites_every_mission_locale_is_one(coordinator) -> None:
    planned = coordinator.post(TRIALS, json={"trial_id": "partout", "people": 800}).json()
    assert len(planned["plan"]["sites"]) > 3
    assert all(site.startswith("ml-") for site in planned["plan"]["sites"])


@pytest.mark.parametrize(
    "change",
    [
        {"trial_id": "Mon essai"},
        {"people": 1},
        {"shares": [0.3]},
        {"shares": [0.0, 0.5]},
        {"weight": 0},
        {"worth": 2},
        {"sites": ["absent", "absent"]},
        {"adds": "x" * 301},
        {"arm": "plus"},
    ],
)
def test_what_could_not_be_drawn_is_refused(coordinator, change) -> None:
    answer = coordinator.post(TRIALS, json=PLAN | change)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert coordinator.get(TRIALS).json() == []


def test_a_site_that_is_not_known_is_not_found(coordinator) -> None:
    assert coordinator.post(TRIALS, json=PLAN | {"sites": ["ml-absente"]}).status_code == 404


@pytest.mark.parametrize("who", ["conseillere-mamers", "cre-mamers"])
def test_advisers_read_no_trial(signed_in, held, who) -> None:
    browser = signed_in(who)
    assert browser.get(TRIALS).status_code == 403
    assert browser.get(f"{TRIALS}/{OVER}/draw").status_code == 403
    assert browser.get(f"{TRIALS}/{OVER}/result").status_code == 403
    assert browser.post(f"{TRIALS}/{ENROLS}/closing").status_code == 403


def test_a_trial_over_tells_its_seed_its_draw_and_its_result(coordinator, held) -> None:
    states = {each["trial_id"]: each["state"] for each in coordinator.get(TRIALS).json()}
    assert states == {OVER: "closed", ENROLS: "started"}
    one = f"{TRIALS}/{OVER}"
    assert len(coordinator.get(one).json()["seed"]) == 64
    draw = coordinator.get(f"{one}/draw").json()
    assert draw["faults"] == []
    assert {each["arm"] for each in draw["drawn"]} == {"plus", "ordinary"}
    assert set(draw["drawn"][0]) == {"site", "trade", "number", "arm"}
    found = coordinator.get(f"{one}/result", params={"months": 12}).json()
    assert set(found["outcomes"]) == {"in_training", "ruptured"}
    assert found["enrolled"] == len(draw["drawn"])
    refused = coordinator.get(f"{one}/result", params={"months": 9})
    assert (refused.status_code, "6 et 12" in refused.json()["detail"]) == (422, True)


def test_what_enrols_tells_neither_seed_nor_draw_until_it_is_closed(coordinator, held) -> None:
    one = f"{TRIALS}/{ENROLS}"
    assert coordinator.get(one).json()["seed"] is None
    for path in ("draw", "result"):
        assert "clôturez" in coordinator.get(f"{one}/{path}").json()["detail"]
    assert len(coordinator.post(f"{one}/closing").json()["seed"]) == 64
    assert coordinator.post(f"{one}/closing").status_code == 422
    assert coordinator.get(f"{one}/draw").json() == {"faults": [], "drawn": []}


def test_an_adviser_enrols_once_on_an_agreement(signed_in, held, demo_day) -> None:
    adviser = signed_in("conseillere-mamers")
    before = adviser.get(STANDING).json()
    assert (before["trial_id"], before["why_not"], before["arm"]) == (ENROLS, None, None)
    late = adviser.post(STANDING, json={"agreed_on": "2099-01-01"})
    assert (late.status_code, "après aujourd'hui" in late.json()["detail"]) == (422, True)
    drawn = adviser.post(STANDING, json={"agreed_on": demo_day.isoformat()})
    assert drawn.status_code == 201
    told = adviser.get(STANDING).json()
    assert (told["trial_id"], told["arm"]) == (ENROLS, drawn.json()["arm"])
    again = adviser.post(STANDING, json={"agreed_on": demo_day.isoformat()})
    assert (again.status_code, "déjà inscrite" in again.json()["detail"]) == (422, True)


def test_without_a_trial_there_is_nothing_to_say(signed_in, demo_day) -> None:
    adviser = signed_in("conseillere-mamers")
    assert adviser.get(STANDING).json() is None
    refused = adviser.post(STANDING, json={"agreed_on": demo_day.isoformat()})
    assert "Aucun essai" in refused.json()["detail"]


def test_an_employer_officer_reads_and_does_not_enrol(signed_in, held, demo_day) -> None:
    officer = signed_in("cre-mamers")
    assert officer.get(STANDING).status_code == 200
    sent = officer.post(STANDING, json={"agreed_on": demo_day.isoformat()})
    assert sent.status_code == 403
