"""What makes a word list unusable, and where its reader says so."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.lexicon import LETTERS, load_lexicon, load_not_a_trade
from data.lexicon.words_file import read_headings, same_when_read
from models.errors import BrokenInput


def _written(folder: Path, text: str, name: str = "d.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _lexicon_folder(folder: Path, d_yaml: str) -> Path:
    for letter in LETTERS:
        _written(folder, f"{letter.upper()}1101: [un mot]\n", f"{letter}.yaml")
    _written(folder, d_yaml)
    return folder


def test_phrases_come_with_their_heading_and_line(tmp_path: Path) -> None:
    path = _written(tmp_path, "D1102: [faire du pain,\n  fournil]\nD1101:\n  - viande\n")
    bread, meat = read_headings(path)
    assert (bread.name, bread.phrases) == ("D1102", (("faire du pain", 1), ("fournil", 2)))
    assert (meat.name, meat.line, meat.phrases) == ("D1101", 3, (("viande", 4),))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("D1102: [pain]\nD1102: [fournil]\n", 2),
        ("D1102: [pain,\n  Pain]\n", 2),
        ("D1102: [élec,\n\n  elec]\n", 3),
        ("D1102: [pain,\n  yes]\n", 2),
        ("D1102: [pain,\n  12]\n", 2),
        ("D1102: [pain,\n  [fournil]]\n", 2),
        ("D1101: [viande]\nD1102: pain\n", 2),
        ("D1101: [viande]\nD1102: []\n", 2),
        ("D1101: [viande]\nD1102: ['faire  du pain']\n", 2),
        ("D1101: [viande]\nD1102: [' pain']\n", 2),
        ("D1101: [viande]\nD1102: ['']\n", 2),
        (f"D1101: [viande]\nD1102: [{'a' * 101}]\n", 2),
    ],
)
def test_a_bad_entry_is_refused_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(BrokenInput) as refusal:
        read_headings(_written(tmp_path, text))
    assert (refusal.value.file, refusal.value.line) == ("d.yaml", line)


def test_a_phrase_of_100_characters_is_still_read(tmp_path: Path) -> None:
    (heading,) = read_headings(_written(tmp_path, f"D1102: [{'a' * 100}]\n"))
    assert len(heading.phrases[0][0]) == 100


@pytest.mark.parametrize("text", ["", "- pain\n", "pain\n", "D1102: [pain\n", "a: b: c\n"])
def test_a_file_that_is_no_list_of_words_is_refused_by_name(tmp_path: Path, text: str) -> None:
    with pytest.raises(BrokenInput, match=r"d\.yaml"):
        read_headings(_written(tmp_path, text))


def test_bytes_that_are_not_utf8_are_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_bytes("D1102: [pâte]\n".encode("cp1252"))
    with pytest.raises(BrokenInput, match=r"d\.yaml"):
        read_headings(path)


def test_a_missing_letter_is_refused_by_name(tmp_path: Path) -> None:
    folder = _lexicon_folder(tmp_path, "D1102: [pain]\n")
    (folder / "k.yaml").unlink()
    with pytest.raises(BrokenInput, match=r"k\.yaml"):
        load_lexicon(folder)


def test_a_phrase_may_stand_under_two_trades(tmp_path: Path) -> None:
    lexicon = load_lexicon(_lexicon_folder(tmp_path, "D1102: [pain]\nD1106: [pain]\n"))
    assert list(lexicon.loc[lexicon["phrase"] == "pain", "rome"]) == ["D1102", "D1106"]


@pytest.mark.parametrize("code", ["D110", "D11022", "Z1102", "d1102", "boulanger", "E1102"])
def test_a_heading_that_is_no_code_of_its_letter_is_refused(tmp_path: Path, code: str) -> None:
    folder = _lexicon_folder(tmp_path, f"D1101: [viande]\n{code}: [pain]\n")
    with pytest.raises(BrokenInput) as refusal:
        load_lexicon(folder)
    assert (refusal.value.file, refusal.value.line) == ("d.yaml", 2)


def test_an_answer_under_two_kinds_is_refused_with_its_line(tmp_path: Path) -> None:
    _written(tmp_path, "greeting: [salut]\nshort_answer: [ok,\n  Salut]\n", "not_a_trade.yaml")
    with pytest.raises(BrokenInput) as refusal:
        load_not_a_trade(tmp_path)
    assert (refusal.value.file, refusal.value.line) == ("not_a_trade.yaml", 3)


@given(st.text(max_size=40))
def test_reading_alike_is_settled_once(phrase: str) -> None:
    once = same_when_read(phrase)
    assert same_when_read(once) == once
