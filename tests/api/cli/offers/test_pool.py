"""`passerelle pool`: pairs in doubt side by side, decided by name; the pool listed and exported."""

import json


def test_with_nothing_in_doubt_it_says_so(passerelle, empty_settings):
    told = passerelle("pool", "review", "--structure", "ml-nord", on=empty_settings)
    assert told.exit_code == 0, told.output
    assert "Aucune paire d'offres à examiner." in told.stdout
    decided = passerelle("pool", "review", "--decided", "--structure", "x", on=empty_settings)
    assert "Rien de décidé." in decided.stdout


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
