import json

import pytest

from data.employers import load_weights
from matcher.employers.judge import EmployerJudge
from models.errors import BrokenInput


def test_the_shipped_weights_fit_the_code_and_carry_their_card():
    document = load_weights()
    EmployerJudge(document, frozenset())
    card = document["card"]
    assert card["pairs"]["rows"] == 725
    assert {"question", "method", "not_evidence", "cross_validated", "made_by"} <= set(card)


@pytest.mark.parametrize("content", ["{", "{}", '{"card": {"a": 1}, "measures": 3}'])
def test_broken_weights_are_refused_by_name(tmp_path, content):
    file = tmp_path / "weights.json"
    file.write_text(content, "utf-8")
    with pytest.raises(BrokenInput, match="weights"):
        load_weights(file)


def test_a_falling_slope_is_refused(tmp_path):
    document = load_weights()
    document["site"]["slope"] = -1
    (tmp_path / "weights.json").write_text(json.dumps(document), "utf-8")
    with pytest.raises(BrokenInput, match=r"site\.slope"):
        load_weights(tmp_path / "weights.json")


def test_absent_weights_are_named(tmp_path):
    with pytest.raises(BrokenInput, match=r"absent\.json"):
        load_weights(tmp_path / "absent.json")
