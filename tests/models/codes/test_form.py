import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.codes import form_of


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("", "une valeur vide"),
        ("  ", "une valeur vide"),
        ("1234567890123", "13 chiffres"),
        ("7", "1 chiffre"),
        ("abc", "3 lettres"),
        ("12345678AB9", "11 caractères dont 2 lettres"),
        ("12/03/2005", "10 caractères dont 2 autres signes"),
        ("a-1", "3 caractères dont 1 lettre et 1 autre signe"),
    ],
)
def test_the_form_counts_signs(text: str, form: str) -> None:
    assert form_of(text) == form


@given(st.text("0123456789", min_size=3, max_size=30))
def test_the_form_never_shows_the_value(digits: str) -> None:
    assert form_of(digits) == f"{len(digits)} chiffres"
