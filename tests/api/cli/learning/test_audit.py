"""`passerelle audit bias`: on the terminal, as JSON, as a page that reads without Passerelle."""

import json


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_the_report_is_told_as_tables_json_and_html(passerelle, demo_settings, tmp_path):
    told = passerelle("audit", "bias", on=demo_settings)
    assert told.exit_code == 0, told.output
    for words in ("Sexe", "Quartier prioritaire", "écart aux autres", "Deviner le sexe : AUC"):
        assert words in _flat(told.stdout)
    found = json.loads(passerelle("audit", "bias", "--json", on=demo_settings).stdout)
    assert found["attributes"]["home"]["offers"][0]["sure"]
    page = tmp_path / "equite.html"
    told = passerelle("audit", "bias", "--html", "--output", str(page), on=demo_settings)
    assert told.exit_code == 0, told.output
    text = page.read_text()
    assert text.lstrip().startswith("<!doctype html>")
    assert "écarts établis" in text
    assert "http" not in text
    assert "<script" not in text
