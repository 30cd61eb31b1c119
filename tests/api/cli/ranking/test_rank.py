"""`passerelle rank`, on the demo."""

import json

import pytest


def test_json_is_the_document_that_the_api_gives(passerelle, client, demo_settings, demo_day):
    told = passerelle("rank", "rural-17", "--json", "--today", f"{demo_day}", on=demo_settings)
    assert told.exit_code == 0, told.output
    answer = client.get("/api/v1/young-people/rural-17/ranking", params={"today": f"{demo_day}"})
    assert json.loads(told.stdout) == answer.json()


def test_json_output_holds_no_log_line(passerelle, demo_settings, demo_day):
    told = passerelle("rank", "car-22", "--json", "--today", f"{demo_day}", on=demo_settings)
    assert told.stdout.startswith("{")
    assert told.stdout.endswith("}\n")
    assert told.stderr == ""


def test_the_list_reads_with_journeys_reasons_and_articles(passerelle, demo_settings, demo_day):
    told = passerelle("rank", "rural-17", "--today", f"{demo_day}", on=demo_settings)
    assert told.exit_code == 0, told.output
    for words in (
        "Jeune rural-17 · prêt à signer · Neuvillalais · 22 novembre 2026",
        "min à vélo",
        "internat",
        "Chances : signer",
        "C'est son premier souhait",
        "exclue parce que :",
        "[pas une offre]",
        "vous décidez avec le jeune",
    ):
        assert words in told.stdout


def test_each_offer_shows_its_three_heaviest_reasons(passerelle, demo_settings, demo_day):
    told = passerelle(
        "rank", "rural-17", "--limit", "1", "--today", f"{demo_day}", on=demo_settings
    )
    reasons = [line for line in told.stdout.splitlines() if line.strip()[:2] in ("+ ", "− ")]
    assert len(reasons) == 3


def test_a_terminal_shows_the_ten_nearest_exclusions_and_how_many_there_are(
    passerelle, demo_settings, demo_day
):
    asked = ("rank", "rural-17", "--today", f"{demo_day}")
    document = json.loads(passerelle(*asked, "--json", on=demo_settings).stdout)
    assert document["excluded_total"] > 10
    told = passerelle(*asked, on=demo_settings)
    assert f"les 10 plus proches sur {document['excluded_total']}" in told.stdout


def test_limit_and_kind_are_obeyed(passerelle, demo_settings, demo_day):
    asked = ("--limit", "3", "--kind", "pmsmp", "--json", "--today", f"{demo_day}")
    document = json.loads(passerelle("rank", "rural-17", *asked, on=demo_settings).stdout)
    assert [offer["kind"] for offer in document["offers"]] == ["pmsmp"] * 3
    assert document["offers_total"] > 3


def test_somebody_who_objected_is_told_of_and_not_ranked(passerelle, demo_settings, demo_day):
    told = passerelle("rank", "objector-19", "--today", f"{demo_day}", on=demo_settings)
    assert "s'est opposé au classement" in told.stdout
    assert "Chances" not in told.stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("rank", "personne"), "Jeune introuvable : personne."),
        (("rank", "rural-17", "--today", "1900-01-01"), "aucune version en vigueur le 01/01/1900"),
    ],
)
def test_what_cannot_be_ranked_is_said_in_one_line(passerelle, demo_settings, words, sentence):
    told = passerelle(*words, on=demo_settings)
    assert told.exit_code == 1
    assert told.stdout == ""
    assert sentence in told.stderr
    assert len(told.stderr.splitlines()) == 1


def test_a_piste_names_its_trade_and_how_far_an_unknown_journey_is(
    passerelle, demo_settings, demo_day
):
    asked = ("rank", "rural-17", "--today", f"{demo_day}")
    pistes = json.loads(passerelle(*asked, "--json", on=demo_settings).stdout)["pistes"]
    assert {piste["trade"] for piste in pistes} <= {
        "Boulangerie - viennoiserie",
        "Pâtisserie, confiserie, chocolaterie et glacerie",
    }
    unknown = [piste for piste in pistes if piste["minutes"] is None]
    assert unknown
    assert all(piste["km"] > 0 for piste in unknown)
    told = " ".join(passerelle(*asked, on=demo_settings).stdout.split())
    assert f"{pistes[0]['trade']} : {pistes[0]['sentence']}" in told
