"""`passerelle same-employer`: pairs in, two probabilities out; labelled pairs in, weights out."""

import csv
import io

import pytest

HEADER = "name_a,enseigne_a,addr_a,name_b,enseigne_b,addr_b"


@pytest.fixture
def pairs(tmp_path):
    file = tmp_path / "paires.csv"
    lines = [
        HEADER,
        "GARAGE ZORBALU SARL,,3 rue des Lilas 72000 Le Mans,Garage Zorbalu,,3 r. des lilas 72000",
        "GARAGE ZORBALU,,3 rue des Lilas 72000,GARAGE ZORBALU,,80 avenue Foch 53000",
        "BOULANGERIE MIKTOPAN,,3 rue des Lilas 72000,PHARMACIE DU LAC,,3 rue des Lilas 72000",
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_each_pair_gets_the_chance_of_one_site_and_of_one_organisation(passerelle, pairs):
    told = passerelle("same-employer", "--csv", str(pairs))
    assert told.exit_code == 0, told.output
    same, moved, neighbours = csv.DictReader(io.StringIO(told.stdout))
    assert list(same)[-2:] == ["probability_site", "probability_org"]
    assert float(same["probability_site"]) > 0.9
    assert float(moved["probability_site"]) < 0.1 < 0.5 < float(moved["probability_org"])
    assert float(neighbours["probability_org"]) < 0.3
    assert "3 paires jugées." in told.stderr


def test_case_accents_and_the_town_change_nothing(passerelle, pairs, tmp_path):
    other = tmp_path / "minuscules.csv"
    text = pairs.read_text("utf-8").replace(" Le Mans", "").lower()
    other.write_text(text, encoding="utf-8")
    chances = [
        [row["probability_site"] for row in csv.DictReader(io.StringIO(told.stdout))]
        for told in (passerelle("same-employer", "--csv", str(f)) for f in (pairs, other))
    ]
    assert chances[0] == chances[1]


def test_one_thing_at_a_time(passerelle, pairs):
    assert passerelle("same-employer").exit_code == 2
    both = passerelle("same-employer", "--csv", str(pairs), "--train", str(pairs))
    assert both.exit_code == 2
    assert "--csv" in both.stderr


def test_pairs_without_labels_teach_nothing(passerelle, pairs):
    told = passerelle("same-employer", "--train", str(pairs))
    assert told.exit_code == 1
    assert "match_site" in told.stderr


def test_labelled_pairs_give_new_weights(passerelle, tmp_path, monkeypatch):
    from api.services.pool.employers import train as train_employers

    monkeypatch.setattr(train_employers, "train_employers", lambda *_: "{}\n")
    told = passerelle("same-employer", "--train", "x.csv", "--output", str(tmp_path / "w.json"))
    assert told.exit_code == 0
    assert (tmp_path / "w.json").read_text("utf-8") == "{}\n"
