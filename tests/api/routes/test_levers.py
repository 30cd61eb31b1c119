"""`GET /api/v1/young-people/{id}/levers` and `/offers/{offer}`, on the demo."""

import pytest

from api.services.ranking.levers import NAMED

PATH = "/api/v1/young-people/{}/levers"


@pytest.mark.parametrize("person", ["rural-17", "no-mobility-17", "minor-15", "bus-19"])
def test_every_lever_says_what_it_brings_and_names_offers_that_are_not_listed(client, person):
    document = client.get(PATH.format(person)).json()
    asked = {"limit": 200}
    ranking = client.get(f"/api/v1/young-people/{person}/ranking", params=asked).json()
    listed = {offer["offer_id"] for offer in ranking["offers"]}
    assert document["levers"]
    for lever in document["levers"]:
        assert lever["sentence"].endswith(".")
        assert lever["opened"] == sum(gain["opened"] for gain in lever["gains"])
        assert len(lever["offers"]) == min(lever["opened"], NAMED)
        for offer in lever["offers"]:
            assert offer["offer_id"] not in listed
            assert offer["title"]
            assert 0 < offer["score"] <= 100


@pytest.mark.parametrize("person", ["no-mobility-17", "minor-15"])
def test_whoever_has_a_short_list_has_a_lever_that_opens_offers(client, person):
    levers = client.get(PATH.format(person)).json()["levers"]
    assert levers[0]["opened"] > 0


def test_whoever_objects_has_none_and_is_told_why(client):
    document = client.get(PATH.format("objector-19")).json()
    assert document["levers"] == []
    assert "opposé" in document["why_none"]


def test_the_day_may_be_asked_for(client):
    asked = {"today": "2026-12-24"}
    assert client.get(PATH.format("car-22"), params=asked).json()["today"] == "2026-12-24"


def test_an_offer_that_a_lever_opens_says_why_it_is_absent_today(client):
    lever = client.get(PATH.format("no-mobility-17")).json()["levers"][0]
    offer_id = lever["offers"][0]["offer_id"]
    told = client.get(f"/api/v1/young-people/no-mobility-17/offers/{offer_id}").json()
    assert (told["place"], told["rank"]) == ("excluded", None)
    assert told["reasons"]


def test_a_listed_offer_has_its_rank(client):
    told = client.get("/api/v1/young-people/rural-17/offers/boulangerie-conlie").json()
    assert (told["place"], told["rank"]) == ("listed", 1)


def test_an_offer_that_does_not_exist_is_not_found(client):
    assert client.get("/api/v1/young-people/rural-17/offers/nothing").status_code == 404
