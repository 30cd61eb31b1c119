"""`GET /api/v1/prospection/plan` and an employer's prospection, for a structure's programs."""

from doors.signed_browser import Browser


def test_the_plan_is_that_of_the_token_holders_structure(demo_app) -> None:
    answer = Browser(demo_app, lambda _: "cre-lemans").get("/api/v1/prospection/plan?calls=2")
    assert answer.status_code == 200
    document = answer.json()
    assert document["structure"]["id"] == "ml-lemans"
    assert [call["rank"] for call in document["calls"]] == [1, 2]


def test_an_employer_is_read_by_every_network(demo_app) -> None:
    browser = Browser(demo_app, lambda _: "dev-cma-lemans")
    answer = browser.get("/api/v1/employers/employeur-491/prospection")
    assert answer.status_code == 200
    assert set(answer.json()) >= {"employer_id", "name", "holders", "wishes", "contacts"}
    assert browser.get("/api/v1/employers/nowhere/prospection").status_code == 404


def test_what_is_out_of_bounds_is_refused(demo_app) -> None:
    browser = Browser(demo_app, lambda _: "cre-lemans")
    assert browser.get("/api/v1/prospection/plan?calls=0").status_code == 422
    assert browser.get("/api/v1/prospection/plan?new_share=2").status_code == 422


def test_gaps_are_map_data(demo_app) -> None:
    browser = Browser(demo_app, lambda _: "dev-cma-lemans")
    found = browser.get("/api/v1/prospection/gaps/map").json()
    assert found["type"] == "FeatureCollection"
    assert all(each["geometry"]["type"] == "Point" for each in found["features"])
    baking = browser.get("/api/v1/prospection/gaps/map?family=D1102").json()
    assert 0 < len(baking["features"]) <= len(found["features"])
    assert browser.get("/api/v1/prospection/gaps/map?family=Z99").status_code == 422
