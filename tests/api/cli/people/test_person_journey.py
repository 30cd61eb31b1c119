"""`passerelle person journey`, on the demo."""

import json
import re


def minutes(passerelle, settings, day):
    told = passerelle("rank", "rural-17", "--json", "--today", f"{day}", on=settings)
    offers = json.loads(told.stdout)["offers"]
    (offer,) = [each for each in offers if each["offer_id"] == "boulangerie-conlie"]
    return offer["legs"]["employer"]["minutes"]


def test_a_corrected_duration_counts_until_it_is_taken_back(passerelle, demo_settings, demo_day):
    asked = ("rural-17", "boulangerie-conlie", "--mode", "bike", "--reason", "tried")
    told = passerelle("person", "journey", *asked, "--minutes", "9", on=demo_settings)
    assert told.exit_code == 0, told.output
    number = re.search(r"Correction (\d+) notée", told.stdout).group(1)
    assert minutes(passerelle, demo_settings, demo_day) == 9
    undone = passerelle("person", "journey-undo", "rural-17", number, on=demo_settings)
    assert f"Correction {number} retirée." in undone.stdout
    assert minutes(passerelle, demo_settings, demo_day) == 22


def test_what_is_not_there_is_said_in_one_line(passerelle, demo_settings):
    told = passerelle("person", "journey-undo", "rural-17", "99", on=demo_settings)
    assert told.exit_code == 1
    assert "Correction de trajet introuvable : 99." in told.stderr
