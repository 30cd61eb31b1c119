import pytest

from matcher.employers.likeness import Overlap, names_alike, overlap


def _alike(word):
    return 0.25 if word == "GARAGE" else 1.0


def test_rare_words_count_more_than_common_ones():
    found = overlap(["GARAGE", "ZORBALU"], ["GARAGE", "MIKTOPAN"], _alike)
    assert found == Overlap(0.25, 0.25, 0.2, 0.2)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("APPREN", "APPRENTI", 0.9),  # cut short
        ("HENRI", "HENRY", 0.9),  # one letter, five at least
        ("LARS", "LARD", 0.0),  # too short to be misspelt
        ("CHAUFOUR", "CHOUFFOUR", 0.9),  # two letters, eight at least
        ("MARTIN", "CARTIN", 0.0),  # another first letter
        ("1945", "1946", 0.0),  # figures are never misspelt
    ],
)
def test_words_nearly_the_same_count_nearly_as_much(one, other, shared):
    assert overlap([one], [other], _alike).shared == shared


def test_a_word_is_paired_once():
    assert overlap(["HENRI", "HENRIE"], ["HENRY"], _alike).shared == 0.9


def test_no_words_have_nothing_in_common():
    assert overlap([], ["ZORBALU"], _alike) == Overlap(0.0, 0.0, 0.0, 0.0)
    assert names_alike((), (), _alike) == 0.0


def test_words_run_together_are_the_same_name():
    assert names_alike(("FAM", "RURALE"), ("FAMRURALE",), _alike) == 1.0
    assert names_alike(("ZORBALU",), ("ZORBALU",), _alike) == 1.0
    assert names_alike(("ZORBALU",), ("MIKTOPAN",), _alike) == 0.0
