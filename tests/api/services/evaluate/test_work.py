"""A comparison end to end on tiny worlds: the same again, and refused where it cannot be."""

import json
from pathlib import Path

import pytest

from api.services.evaluate.lived import WorldSize
from api.services.evaluate.work import Evaluation, evaluate
from matcher.scorecard import Scorecard
from models.errors import SettingsError

TINY = WorldSize(people=12, employers=30)


@pytest.fixture
def kept(tmp_path: Path, fitted: Scorecard) -> Path:
    file = tmp_path / "scorecard.json"
    file.write_text(json.dumps(fitted.to_json()), encoding="utf-8")
    return file


def test_the_same_seeds_give_the_same_comparison_on_any_number_of_processes(kept, fitted):
    heard: list[str] = []
    asked = Evaluation((1, 2), ("nearest", "fitted"), TINY, scorecard=kept)
    first = evaluate(asked, heard.append)
    assert heard == ["Monde 1", "Monde 2"]
    assert len(heard) == asked.steps
    assert first["scorecard_id"] == fitted.scorecard_id
    assert first["seeds"] == [1, 2]
    again = Evaluation((1, 2), ("nearest", "fitted"), TINY, scorecard=kept, processes=2)
    assert json.dumps(evaluate(again, heard.append)) == json.dumps(first)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"policies": ("closest",)}, "« closest » est inconnue ; attendu"),
        ({"size": WorldSize(people=0)}, "--people et --employers : au moins 1"),
        ({"size": WorldSize(months=12)}, "au moins 24 mois, pour suivre"),
    ],
)
def test_what_cannot_be_compared_is_refused_before_anything_is_done(change, says):
    with pytest.raises(SettingsError, match=says):
        evaluate(Evaluation(**{"seeds": (1,), **change}), lambda _told: None)


@pytest.mark.parametrize("content", ["{", "[]", '{"kinds": 3}'])
def test_a_file_that_is_no_scorecard_is_refused_with_a_remedy(tmp_path, content):
    file = tmp_path / "other.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match="passerelle scorecard show ID --json"):
        evaluate(Evaluation((1,), scorecard=file), lambda _told: None)
