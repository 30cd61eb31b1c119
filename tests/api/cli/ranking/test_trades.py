"""`passerelle trades`: words in, trades out, or a refusal."""

import csv
import io

import pytest


def test_everyday_words_find_their_trade(passerelle):
    told = passerelle("trades", "méca auto")
    assert told.exit_code == 0, told.output
    first = next(line for line in told.stdout.splitlines() if " 1 " in line)
    assert "I1604" in first


def test_words_that_name_no_trade_are_refused_and_not_guessed(passerelle):
    told = passerelle("trades", "bonjour")
    assert told.exit_code == 0
    assert "ne nomme pas de métier" in told.stdout
    assert "ROME" not in told.stdout


@pytest.fixture
def queries(tmp_path):
    file = tmp_path / "demandes.csv"
    file.write_text("query\nboulanger\nCAP pâtissier\nbonjour\n", encoding="utf-8")
    return file


def test_a_file_gives_ten_ranks_for_each_text_that_names_a_trade(passerelle, queries):
    told = passerelle("trades", "--csv", str(queries))
    assert told.exit_code == 0, told.output
    rows = list(csv.DictReader(io.StringIO(told.stdout)))
    assert list(rows[0]) == ["query", "rank", "rome", "label", "score"]
    ranks = [(row["query"], int(row["rank"])) for row in rows]
    assert ranks == [(text, n) for text in ("boulanger", "CAP pâtissier") for n in range(1, 11)]
    assert rows[0]["rome"] == "D1102"
    assert "3 textes lus, 1 sans métier." in told.stderr


def test_the_answer_may_go_to_a_file(passerelle, queries, tmp_path):
    shown = passerelle("trades", "--csv", str(queries))
    kept = passerelle("trades", "--csv", str(queries), "--output", str(tmp_path / "out.csv"))
    assert kept.stdout == ""
    assert (tmp_path / "out.csv").read_bytes() == shown.stdout_bytes


def test_a_file_without_the_column_is_refused(passerelle, tmp_path):
    (tmp_path / "autre.csv").write_text("texte\nboulanger\n", encoding="utf-8")
    told = passerelle("trades", "--csv", str(tmp_path / "autre.csv"))
    assert told.exit_code == 1
    assert "autre.csv" in told.stderr
    assert "query" in told.stderr
