"""`/api/v1/young-people/{id}/journey-corrections`, on the demo."""

import pytest

PATH = "/api/v1/young-people/rural-17/journey-corrections"
OFFER = "/api/v1/young-people/rural-17/offers/boulangerie-conlie"
BODY = {
    "offer_id": "boulangerie-conlie", "leg": "employer", "mode": "bike", "minutes": 9,
    "reason": "tried",
}  # fmt: skip


def test_a_correction_is_kept_and_taken_back(client):
    kept = client.post(PATH, json=BODY)
    assert kept.status_code == 201
    leg = client.get(OFFER).json()["offer"]["legs"]["employer"]
    assert (leg["minutes"], leg["corrections"][0]["id"]) == (9, kept.json()["id"])
    assert client.delete(f"{PATH}/{kept.json()['id']}").status_code == 204
    assert client.get(OFFER).json()["offer"]["legs"]["employer"]["corrections"] == []
    assert client.delete(f"{PATH}/{kept.json()['id']}").status_code == 404


@pytest.mark.parametrize("change", [{"minutes": 300}, {"mode": "fusée"}, {"surplus": 1}])
def test_a_body_that_makes_no_sense_is_a_problem(client, change):
    assert client.post(PATH, json=BODY | change).status_code == 422
