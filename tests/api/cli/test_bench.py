"""Does `passerelle bench allocate` print its figures, as a table and as JSON?"""

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
    assert "Écart certifié par les prix : 0.0000 %" in shown


def test_a_method_that_does_not_exist_is_refused_with_those_that_do() -> None:
    done = RUN(app, ["bench", "allocate", "--without", "hasard"])
    assert done.exit_code == 2
    assert "deferred_acceptance" in done.output
