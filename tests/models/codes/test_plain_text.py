import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.codes import without_unseen


@pytest.mark.parametrize(
    "unseen",
    ["\x00", "\x1b", "\x7f", "\x9b", "\ud83d", "\u202e", "\u2066", "\u200b", "\u00ad", "\ufeff"],
)
def test_signs_that_nobody_sees_are_left_out(unseen: str) -> None:
    assert without_unseen(f"Bou{unseen}langer") == "Boulanger"


@pytest.mark.parametrize(
    "text", ["Ligne 1\r\n\tligne 2", "Zoë Müller-Nguyễn", "«\u00a0Chez Léa\u202f»", "👩\u200d🍳"]
)
def test_what_people_write_stays(text: str) -> None:
    assert without_unseen(text) == text


@given(st.text())
def test_what_is_kept_can_be_stored_and_printed(text: str) -> None:
    kept = without_unseen(text)
    kept.encode("utf-8")
    assert without_unseen(kept) == kept
