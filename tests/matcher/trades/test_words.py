import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.trades.words import folded, stem, stems


@pytest.mark.parametrize(
    "text",
    [
        "Boulanger / Boulangère",
        "boulanger(ère)",
        "boulanger/ère",
        "boulanger.ère",
        "boulanger·ère",
        "BOULANGERS",
        "boulangères",
    ],
)
def test_every_gender_and_number_of_a_trade_reads_alike(text: str) -> None:
    assert stems(text) == ("boulanger",)


@pytest.mark.parametrize(
    ("written", "masculine"),
    [
        ("animateur/trice", "animateur"),
        ("directeur(trice)", "directeur"),
        ("chef.fe", "chef"),
        ("chirurgien/ne", "chirurgien"),
        ("employé(e)", "employé"),
        ("sportif/ve", "sportif"),
        ("informaticien/ne industriel/le", "informaticien industriel"),
        ("mécanicien / mécanicienne moto", "mécanicien moto"),
        ("commissaire-priseur / priseuse", "commissaire priseur"),
        ("ingénieur électronicien / ingénieure électronicienne", "ingénieur électronicien"),
    ],
)
def test_both_genders_written_together_say_no_more_than_one(written: str, masculine: str) -> None:
    assert stems(written) == stems(masculine)


def test_sound_and_gold_are_not_taken_for_small_words() -> None:
    assert stems("ingénieur du son") == ("ingenieur", "son")


def test_ligatures_are_spelled_out() -> None:
    assert folded("œuvre Œnologue") == "oeuvre oenologue"


def test_different_trades_keep_different_stems() -> None:
    assert len({stem(word) for word in ("plombier", "pompier", "poissonnier", "potier")}) == 4


@given(st.text())
def test_any_text_can_be_folded_and_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert all(stems(text))
