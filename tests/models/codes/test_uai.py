import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.codes import Uai
from models.codes.uai import LETTERS
from models.errors import InvalidCode


@given(st.integers(0, 9_999_999))
def test_a_number_has_exactly_one_right_letter(number: int) -> None:
    kept = []
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        try:
            kept.append(Uai(f"{number:07d}{letter}"))
        except InvalidCode:
            continue
    assert kept == [f"{number:07d}{LETTERS[number % 23]}"]


@given(st.integers(0, 9_999_999), st.integers(0, 6), st.integers(1, 9))
def test_a_uai_with_any_one_digit_changed_is_refused(number: int, place: int, step: int) -> None:
    uai = f"{number:07d}{LETTERS[number % 23]}"
    changed = uai[:place] + str((int(uai[place]) + step) % 10) + uai[place + 1 :]
    with pytest.raises(InvalidCode):
        Uai(changed)


def test_a_lowercase_letter_is_put_in_capitals() -> None:
    assert Uai("0694442d") == "0694442D"


@pytest.mark.parametrize("text", ["0130238", "0130238M", "013023N", "01302388N", ""])
def test_what_is_no_uai_is_refused(text: str) -> None:
    with pytest.raises(InvalidCode, match="lettre de contrôle"):
        Uai(text)
