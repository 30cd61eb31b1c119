"""`GET /api/v1/pool…`: the pool for a structure's programs."""

from doors.signed_browser import Browser


def test_a_page_of_the_pool_and_an_offers_sheet(demo_app) -> None:
    browser = Browser(demo_app, lambda _: "cre-lemans")
    found = browser.get("/api/v1/pool?q=boulanger&kind=apprenticeship").json()
    assert found["found"] >= len(found["lines"]) > 0
    assert {line["kind"] for line in found["lines"]} == {"apprenticeship"}
    sheet = browser.get(f"/api/v1/pool/offers/{found['lines'][0]['offer_id']}").json()
    assert {"sources", "history", "next", "state"} <= set(sheet)
    assert browser.get("/api/v1/pool/offers/nowhere").status_code == 404
    assert browser.get("/api/v1/pool?page=0").status_code == 422


def test_the_pool_leaves_in_the_v3_form(demo_app) -> None:
    document = Browser(demo_app, lambda _: "cre-lemans").get("/api/v1/pool/v3").json()
    assert set(document) == {"jobs", "recruiters", "warnings"}
    assert {job["contract"]["type"][0] for job in document["jobs"]} == {"Apprentissage"}
