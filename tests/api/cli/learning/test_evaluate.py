"""`passerelle evaluate`: a table, a document, a picture; mistakes are told before any work."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli.main import app
from api.services.scorecards_known import expert_scorecard

RUN = CliRunner().invoke


@pytest.fixture
def few(tmp_path: Path) -> list[str]:
    """Two tiny worlds, the expert's page standing in for what was learnt."""
    kept = tmp_path / "kept.json"
    kept.write_text(json.dumps(expert_scorecard().to_json()), encoding="utf-8")
    size = ["--people", "12", "--employers", "30", "--scorecard", str(kept)]
    return ["evaluate", "--seeds", "1-2", "--policies", "nearest,fitted_batch", *size]


def test_the_document_holds_every_policy_and_the_picture_is_written(few, tmp_path):
    picture = tmp_path / "policies.png"
    done = RUN(app, [*few, "--json", "--plot", str(picture)])
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert found["seeds"] == [1, 2]
    assert list(found["policies"]) == ["nearest", "fitted_batch"]
    assert {each["other"] for each in found["against"]} == {"nearest"}
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_the_table_is_in_french_and_says_what_is_sure(few):
    one = [*few[:2], "3", *few[3:]]
    done = RUN(app, one, env={"COLUMNS": "250"})
    assert done.exit_code == 0, done.output
    assert "Passerelle, grille apprise et répartition" in done.stdout
    assert "en formation à 12 mois" in done.stdout
    assert "points, un seul monde." in done.stdout


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (["--seeds", "first"], "attendu des graines"),
        (["--seeds", "9-2"], "attendu des graines"),
        (["--policies", "closest"], "« closest »"),
        (["--plot", "plot.gif"], "attendu un fichier en .png ou .svg"),
    ],
)
def test_mistakes_are_told_before_any_world_is_drawn(asked, says):
    done = RUN(app, ["evaluate", *asked], env={"COLUMNS": "200"})
    assert done.exit_code == 2
    assert says in done.output
