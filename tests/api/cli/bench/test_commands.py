"""Do `passerelle bench allocate` and `bench rank` print their figures, as tables and as JSON?"""

import json

from typer.testing import CliRunner

from api.cli.main import app

RUN = CliRunner().invoke


def test_the_figures_of_each_method_are_in_the_document() -> None:
    few = ["bench", "allocate", "--people", "50", "--without", "scipy", "--without", "ortools"]
    done = RUN(app, [*few, "--without", "greedy", "--json"])
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert {"seconds", "value", "upper_bound", "gap", "peak_rss_mb"} <= set(found)
    assert set(found["peers"]) == {"deferred_acceptance"}
    shown = RUN(app, [*few, "--without", "deferred_acceptance"]).stdout
    assert "Trois suggestions, bonus 1 · 50 jeunes" in shown
    assert "Écart certifié par les prix : 0,0000\u00a0%" in shown


def test_a_method_that_does_not_exist_is_refused_with_those_that_do() -> None:
    done = RUN(app, ["bench", "allocate", "--without", "hasard"])
    assert done.exit_code == 2
    assert "deferred_acceptance" in done.output


def test_the_ranking_of_a_drawn_country_prints_its_figures() -> None:
    few = ["bench", "rank", "--people", "20", "--offers", "300", "--threads", "1"]
    done = RUN(app, [*few, "--json"])
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    keys = "people offers trades_per_person pairs pairs_per_person seconds peak_rss_mb threads"
    matrix = ["travel", "matrix_pairs", "matrix_seconds"]
    assert list(found) == [*keys.split(), *matrix, "checksum"]
    shown = RUN(app, few).stdout
    assert "20 jeunes, 300 offres" in shown
    assert found["checksum"] in shown


def test_no_country_is_empty() -> None:
    assert RUN(app, ["bench", "rank", "--people", "0"]).exit_code == 2


def test_a_source_of_minutes_that_does_not_exist_is_refused_with_those_that_do() -> None:
    done = RUN(app, ["bench", "rank", "--travel", "carriage"])
    assert done.exit_code == 2
    assert "attendu model, matrix" in done.output
