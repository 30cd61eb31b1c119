"""`passerelle train` and `passerelle scorecard`: made, shown, compared, adopted, restored."""

import json

from stored.facts_kept import forget_facts


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_without_the_facts_of_the_day_there_is_nothing_to_learn(
    passerelle, demo_settings, demo_store
):
    forget_facts(demo_store)
    told = passerelle("train", on=demo_settings)
    assert told.exit_code == 1
    assert "Rien à apprendre encore" in _flat(told.stderr)
    assert "fitted-" not in passerelle("scorecard", "list", on=demo_settings).stdout


def test_curves_and_calibration_are_drawn_into_a_folder(passerelle, demo_settings, tmp_path):
    key = json.loads(passerelle("train", "--json", on=demo_settings).stdout)["scorecard_id"]
    folder = tmp_path / "images"
    told = passerelle("scorecard", "plots", key, str(folder), "--format", "png", on=demo_settings)
    assert told.exit_code == 0, told.output
    names = sorted(each.name for each in folder.iterdir())
    assert len([name for name in names if name.endswith("-courbes.png")]) == 4
    assert "apprenticeship-signed-calibration.png" in names
    assert all(each.read_bytes().startswith(b"\x89PNG") for each in folder.iterdir())


def test_a_candidate_is_made_shown_adopted_and_the_old_one_restored(passerelle, demo_settings):
    told = passerelle("train", "--json", on=demo_settings)
    assert told.exit_code == 0, told.output
    made = json.loads(told.stdout)
    key = made["scorecard_id"]
    assert made["card"]["questions"]["apprenticeship"]["signed"]["missing"] > 0
    again = passerelle("train", on=demo_settings).stdout
    assert f"Grille {key} : déjà faite." in again
    assert "il en manque" in again
    listed = passerelle("scorecard", "list", on=demo_settings).stdout
    assert key in listed
    shown = passerelle("scorecard", "show", key, on=demo_settings)
    assert "apprentissage, signature" in shown.stdout
    assert "d'expert" in passerelle("scorecard", "show", "expert-2026-11", on=demo_settings).stdout
    whole = json.loads(passerelle("scorecard", "show", key, "--json", on=demo_settings).stdout)
    assert whole["unit"] == "1/1024 log-odds"
    compared = passerelle("scorecard", "compare", "expert-2026-11", key, on=demo_settings)
    assert "écarts les plus grands" in compared.stdout
    assert "Trajet" in compared.stdout
    adopted = passerelle("scorecard", "adopt", key, on=demo_settings)
    assert "passerelle scorecard adopt expert-2026-11" in _flat(adopted.stdout)
    ranked = json.loads(passerelle("rank", "rural-17", "--json", on=demo_settings).stdout)
    assert ranked["scorecard_id"] == key
    passerelle("scorecard", "adopt", "expert-2026-11", on=demo_settings)
    ranked = json.loads(passerelle("rank", "rural-17", "--json", on=demo_settings).stdout)
    assert ranked["scorecard_id"] == "expert-2026-11"


def test_an_unknown_scorecard_is_refused_in_words(passerelle, demo_settings):
    told = passerelle("scorecard", "adopt", "fitted-absent", on=demo_settings)
    assert told.exit_code == 1
    assert "fitted-absent" in told.stderr


def test_the_value_of_an_order_is_refused_with_what_it_takes(passerelle, demo_settings):
    told = passerelle("scorecard", "value", "expert-2026-11", on=demo_settings)
    assert told.exit_code == 0, told.output
    assert "Trop peu de listes : il en faut 200" in _flat(told.stdout)
    found = json.loads(
        passerelle("scorecard", "value", "expert-2026-11", "--json", on=demo_settings).stdout
    )
    assert found["kinds"]["apprenticeship"]["reason"] == "few_lists"
