"""`passerelle pool`: pairs in doubt side by side, decided by name; the pool listed and exported."""

import json
from datetime import UTC, datetime

from stored.pool_in_doubt import lay_in

from api.services.open_store import open_store
from api.services.pool.settled.review import Decision, decide


def test_with_nothing_in_doubt_it_says_so(passerelle, empty_settings):
    told = passerelle("pool", "review", "--structure", "ml-nord", on=empty_settings)
    assert told.exit_code == 0, told.output
    assert "Aucune paire d'offres à examiner." in told.stdout
    decided = passerelle("pool", "review", "--decided", "--structure", "x", on=empty_settings)
    assert "Rien de décidé." in decided.stdout


def test_a_decision_of_a_french_night_is_told_on_its_french_day(passerelle, empty_settings):
    store = open_store(empty_settings)
    lay_in(store.sessions)
    with store.sessions.begin() as session:
        past_midnight_in_france = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
        decide(session, ("bakery", "counter"), Decision(True, "a", None, past_midnight_in_france))
    store.engine.dispose()
    told = passerelle("pool", "review", "--decided", "--structure", "a", on=empty_settings)
    assert "25 novembre 2026" in " ".join(told.stdout.replace("\u00a0", " ").split())


def test_an_unknown_structure_or_offer_is_refused(passerelle, empty_settings):
    for command in ("accept", "apart", "reopen"):
        told = passerelle("pool", command, "o-1", "o-2", "--structure", "x", on=empty_settings)
        assert told.exit_code == 1
        assert "introuvable" in told.stderr


def test_the_pool_is_listed_as_a_structure_reads_it(passerelle, demo_settings):
    def run(*asked):
        told = passerelle("pool", *asked, "--structure", "cma-lemans", on=demo_settings)
        assert told.exit_code == 0, told.output
        return told.stdout

    lines = json.loads(run("list", "-q", "boulanger", "--json"))
    assert {line["state"] for line in lines} == {"live"}
    assert any(line["announced"] and line["employer"] is None for line in lines)
    assert "demander à" in run("list", "-q", "boulang")
    assert "Aucune offre ne correspond." in run("list", "-q", "zzzzzz")
    assert set(json.loads(run("export"))) == {"jobs", "recruiters", "warnings"}
    assert run("export", "--format", "csv").lstrip("\ufeff").startswith("Identifiant;")


def test_an_unknown_structure_lists_nothing(passerelle, empty_settings):
    told = passerelle("pool", "list", "--structure", "x", on=empty_settings)
    assert (told.exit_code, "introuvable" in told.stderr) == (1, True)
