"""Does `passerelle prospect` tell its plan to a reader and to a program?"""

import json


def test_the_plan_in_words(passerelle, demo_settings) -> None:
    words = ("prospect", "--structure", "ml-lemans", "--calls", "3", "--today", "2026-11-22")
    told = passerelle(*words, on=demo_settings)
    assert told.exit_code == 0
    assert "Mission Locale" in told.output
    assert told.output.count("un oui sur cet appel") == 3
    assert "le meilleur plan d'autant d'appels" in told.output


def test_the_plan_as_json(passerelle, demo_settings) -> None:
    words = ("prospect", "--structure", "ml-lemans", "--calls", "3", "--json")
    told = passerelle(*words, "--today", "2026-11-22", on=demo_settings)
    document = json.loads(told.stdout)
    assert [call["rank"] for call in document["calls"]] == [1, 2, 3]
    assert document["certified"] >= 0.97


def test_an_unknown_structure_is_told_with_those_known(passerelle, demo_settings) -> None:
    told = passerelle("prospect", "--structure", "nowhere", on=demo_settings)
    assert told.exit_code == 1
    assert "Structure introuvable : nowhere (connues : " in told.output


def test_calls_have_a_limit(passerelle, demo_settings) -> None:
    told = passerelle("prospect", "--structure", "ml-lemans", "--calls", "900", on=demo_settings)
    assert told.exit_code == 2
    assert "--calls" in told.output
