"""`passerelle trial`: from its size to its result on the demo, step by step, and out of step."""

import csv
import json
from datetime import date, timedelta

import pytest

READY = ("rural-17", "car-22")


def said(done) -> str:
    return " ".join((done.stdout + done.stderr).replace("\xa0", " ").split())


@pytest.fixture
def trial(passerelle, demo_settings):
    return lambda *words: passerelle("trial", *words, on=demo_settings)


def test_a_size_is_told_before_anything_is_written(trial) -> None:
    told = said(trial("size", "--people", "400", "--base", "0.24"))
    assert "Un site seul ne peut pas détecter un effet de 5,0 points" in told
    assert "12,0 points" in told
    document = json.loads(trial("size", "--people", "400", "--json").stdout)
    assert document["needed"] > 3000


def test_no_trial_yet_says_what_to_do_first(trial) -> None:
    assert "passerelle trial size" in said(trial("list"))


def test_a_trial_runs_from_plan_to_result(
    trial, passerelle, demo_settings, demo_day, tmp_path
) -> None:
    text, lines = tmp_path / "essai.md", tmp_path / "tirage.csv"
    assert "Ensuite" in said(trial("plan", "essai-72", "--people", "200"))
    assert "pas pré-enregistré" in said(trial("start", "essai-72"))
    assert trial("register", "essai-72", "--output", str(text)).exit_code == 0
    assert "Pré-enregistrement de l'essai essai-72" in text.read_text(encoding="utf-8")
    assert "rematch --scope all" in said(trial("start", "essai-72"))
    passerelle("rematch", "--scope", "all", on=demo_settings)
    assert "sont ouvertes" in said(trial("start", "essai-72"))
    day = demo_day.isoformat()
    for person_id in READY:
        done = said(trial("enrol", person_id, "--agreed", day, "--today", day))
        assert f"{person_id} : service" in done
    again = trial("enrol", READY[0], "--agreed", day, "--today", day)
    assert again.exit_code == 1
    assert "déjà inscrite" in said(again)
    assert "2 inscrits" in said(trial("show", "essai-72"))
    assert "clôturez d'abord" in said(trial("analyse", "essai-72"))
    assert "Graine : " in said(trial("close", "essai-72", "--yes"))
    checked = trial("draw", "essai-72", "--output", str(lines))
    assert checked.exit_code == 0
    assert "Les 2 tirages sont ceux de la graine" in said(checked)
    rows = list(csv.DictReader(lines.read_text(encoding="utf-8").splitlines()))
    assert {row["groupe"] for row in rows} <= {"plus", "ordinary"}
    assert not any(person_id in lines.read_text(encoding="utf-8") for person_id in READY)
    assert "Le résultat à 6 mois se lira" in said(trial("analyse", "essai-72", "--today", day))
    later = (date.fromisoformat(day) + timedelta(days=400)).isoformat()
    told = said(trial("analyse", "essai-72", "--months", "12", "--today", later))
    assert "tirage recalculé et conforme" in told
    assert "pas assez de jeunes pour le dire" in told
    document = json.loads(trial("analyse", "essai-72", "--json", "--today", later).stdout)
    assert document["outcomes"]["in_training"]["itt"]["plain"]["value"] is None
    shown = json.loads(trial("show", "essai-72", "--json").stdout)
    assert shown["seed"] == document["seed"]
    assert "inscriptions closes" in said(trial("list"))


def test_an_end_is_confirmed(trial) -> None:
    assert trial("close", "essai-72").exit_code == 1


def test_a_plan_out_of_bounds_is_refused_by_name(trial) -> None:
    done = trial("plan", "essai-3", "--people", "200", "--weight", "0")
    assert done.exit_code == 1
    assert "λ du service renforcé" in said(done)
