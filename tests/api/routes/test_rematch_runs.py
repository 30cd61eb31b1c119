"""`/api/v1/rematch-runs`: asked for, followed, and read by a structure's programs."""

import time

from doors.signed_browser import Browser

PATIENCE = 120.0


def test_a_run_is_asked_for_followed_and_read(demo_app) -> None:
    browser = Browser(demo_app, lambda _: "cre-lemans")
    answer = browser.post("/api/v1/rematch-runs", json={"scope": "ruptures", "suggestions": 2})
    assert answer.status_code == 202
    run_id = answer.json()["id"]
    began = time.monotonic()
    while True:
        document = browser.get(f"/api/v1/rematch-runs/{run_id}").json()
        if document["status"] == "done" or time.monotonic() - began > PATIENCE:
            break
        time.sleep(0.2)
    demo_app.state.access.runs.stop()
    assert document["status"] == "done"
    assert document["figures"]["gap"] <= 0.0005
    assert {each["structure_id"] for each in document["people"]} == {"ml-lemans"}
    assert all(len(each["suggestions"]) <= 2 for each in document["people"])
    assert browser.get("/api/v1/rematch-runs").json()[0]["id"] == run_id


def test_what_is_out_of_bounds_is_refused(demo_app) -> None:
    browser = Browser(demo_app, lambda _: "cre-lemans")
    for wrong in ({"suggestions": 0}, {"scope": "nobody"}, {"unknown": 1}):
        assert browser.post("/api/v1/rematch-runs", json=wrong).status_code == 422
    assert browser.get("/api/v1/rematch-runs/none").status_code == 404
    assert browser.post("/api/v1/rematch-runs/none/cancellation").status_code == 404


def test_a_coordinator_sets_what_prices_weigh_and_an_officer_does_not(demo_app) -> None:
    officer = Browser(demo_app, lambda _: "cre-lemans")
    assert officer.get("/api/v1/congestion").json()["least_reachable"] == 5
    assert officer.put("/api/v1/congestion", json={"lambda": 0.5}).status_code == 403
    coordinator = Browser(demo_app, lambda _: "coordinatrice-sarthe")
    assert coordinator.put("/api/v1/congestion", json={"lambda": 1.5}).status_code == 422
    assert coordinator.put("/api/v1/congestion", json={"lambda": 0.5}).json()["lambda"] == 0.5
    assert officer.get("/api/v1/congestion").json()["lambda"] == 0.5
