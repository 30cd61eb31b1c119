"""Rule files are read whole, or refused by file and rule."""

from pathlib import Path

import pytest

from data.rules import load_rules
from models.errors import BrokenInput

GOOD = """
- rule_id: pmsmp_cumulated_days
  value: 60
  valid_from: 2015-01-01
  valid_to: null
  article: D5135-3
  source: V FBL
  checked_on: 2026-11-22
  use: hard
  sentence: "{days_done} jours"
"""


def write(folder: Path, text: str, name: str = "pmsmp.yaml") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    (rule,) = load_rules(tmp_path)
    assert (rule.rule_id, rule.value, rule.article) == ("pmsmp_cumulated_days", 60, "D5135-3")


@pytest.mark.parametrize(
    ("wrong", "right", "field"),
    [
        ("  value: 60\n", "", "value"),
        ("use: hard", "use: strict", "use"),
        ("2015-01-01", "january", "valid_from"),
        ("source: V FBL", "source: somebody", "source"),
        ("source: V FBL", "source: ''", "source"),
        ("  use: hard\n", "  use: hard\n  unit: day\n", "unit"),
        ("{days_done}", "{0}", "sentence"),
        ("{days_done}", "{}", "sentence"),
        ("{days_done}", "{days", "sentence"),
    ],
)
def test_a_wrong_field_is_refused_by_file_rule_and_field(
    tmp_path: Path, wrong: str, right: str, field: str
) -> None:
    assert wrong in GOOD
    write(tmp_path, GOOD.replace(wrong, right))
    with pytest.raises(BrokenInput) as refused:
        load_rules(tmp_path)
    assert refused.value.file == "pmsmp.yaml"
    assert "« pmsmp_cumulated_days »" in str(refused.value)
    assert f"« {field} »" in str(refused.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- rule_id: Wrong Id\n", "« Wrong Id »"),
        ("- value: 3\n", "règle n° 1"),
        ("- just a word\n", "règle n° 1"),
        ("rule_id: alone\n", "une liste de règles"),
        ("", "une liste de règles"),
        ("- a: [\n", "YAML illisible"),
        (GOOD.replace("  value: 60", "  value: 60\n  value: 61"), "écrite deux fois"),
    ],
)
def test_what_is_no_list_of_rules_is_refused(tmp_path: Path, text: str, said: str) -> None:
    write(tmp_path, text)
    with pytest.raises(BrokenInput, match=r"^pmsmp\.yaml") as refused:
        load_rules(tmp_path)
    assert said in str(refused.value)


def test_a_yaml_error_names_the_line(tmp_path: Path) -> None:
    write(tmp_path, GOOD + "  article: twice\n")
    with pytest.raises(BrokenInput) as refused:
        load_rules(tmp_path)
    assert refused.value.line == 2


@pytest.mark.parametrize("content", [b"\xff\xfe- a", b"- \x00"])
def test_other_encodings_are_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "pmsmp.yaml").write_bytes(content)
    with pytest.raises(BrokenInput, match="UTF-8"):
        load_rules(tmp_path)


def test_one_rule_stands_in_one_file(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, GOOD, "zzz.yaml")
    with pytest.raises(BrokenInput, match=r"zzz\.yaml.*déjà dans pmsmp\.yaml"):
        load_rules(tmp_path)


@pytest.mark.parametrize(
    ("second", "said"),
    [
        (GOOD, "deux versions en vigueur le 01/01/2015"),
        (GOOD.replace("valid_to: null", "valid_to: 2014-01-01"), "avant valid_from"),
    ],
)
def test_versions_that_contradict_each_other_name_their_file(
    tmp_path: Path, second: str, said: str
) -> None:
    write(tmp_path, GOOD + second)
    with pytest.raises(BrokenInput, match=r"^pmsmp\.yaml") as refused:
        load_rules(tmp_path)
    assert said in str(refused.value)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenInput, match="aucun fichier de règles"):
        load_rules(tmp_path)
