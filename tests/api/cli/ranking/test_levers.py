"""`passerelle levers` and `passerelle why`, on the demo."""

import json


def test_json_is_the_document_that_the_api_gives(passerelle, client, demo_settings, demo_day):
    for command, path in (
        (("levers", "minor-15"), "minor-15/levers"),
        (("why", "minor-15", "boulangerie-conlie"), "minor-15/offers/boulangerie-conlie"),
    ):
        told = passerelle(*command, "--json", "--today", f"{demo_day}", on=demo_settings)
        assert told.exit_code == 0, told.output
        answer = client.get(f"/api/v1/young-people/{path}", params={"today": f"{demo_day}"})
        assert json.loads(told.stdout) == answer.json()


def test_levers_read_with_the_offers_they_open(passerelle, demo_settings, demo_day):
    told = passerelle("levers", "no-mobility-17", "--today", f"{demo_day}", on=demo_settings)
    assert told.exit_code == 0, told.output
    assert "Avec une voiture et le permis B : " in told.stdout
    assert "rien de plus aujourd'hui" in told.stdout


def test_levers_of_whoever_objects_are_not_reckoned(passerelle, demo_settings, demo_day):
    told = passerelle("levers", "objector-19", "--today", f"{demo_day}", on=demo_settings)
    assert "opposé au classement automatique" in told.stdout


def test_a_listed_offer_is_told_with_its_place_and_reasons(passerelle, demo_settings, demo_day):
    asked = ("why", "rural-17", "boulangerie-conlie", "--today", f"{demo_day}")
    told = passerelle(*asked, on=demo_settings)
    assert told.exit_code == 0, told.output
    assert "1re sur " in told.stdout
    assert "+ C'est son premier souhait" in told.stdout


def test_an_absent_offer_is_told_with_what_keeps_it_out(
    passerelle, client, demo_settings, demo_day
):
    ranking = client.get("/api/v1/young-people/rural-17/ranking").json()
    excluded = ranking["excluded"][0]
    asked = ("why", "rural-17", excluded["offer_id"], "--today", f"{demo_day}")
    told = passerelle(*asked, on=demo_settings)
    assert "N'est pas dans sa liste." in told.stdout
    assert "Exclue parce que : " in told.stdout


def test_an_offer_that_is_not_there_is_said(passerelle, demo_settings, demo_day):
    told = passerelle("why", "rural-17", "nothing", "--today", f"{demo_day}", on=demo_settings)
    assert told.exit_code != 0
    assert "introuvable" in told.output
