"""Encodings met in France are told apart, and what is no text is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.sources.encodings import decode_text
from models.errors import BrokenInput

FRENCH = "Prénom;Commune\r\nZoé;L'Haÿ-les-Roses\r\nFrançoise;Saint-Étienne\r\nCœur;Où ? 5 €\r\n"


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("cp1252", "cp1252"),
        ("utf-16", "utf-16"),
    ],
)
def test_french_text_survives_every_usual_encoding(encoding: str, found: str) -> None:
    assert decode_text(FRENCH.encode(encoding), "f.csv") == (FRENCH, found)


def test_old_macintosh_text_is_not_taken_for_windows() -> None:
    text = FRENCH.replace("€", "e").replace("ÿ", "y") * 3
    assert decode_text(text.encode("mac_roman"), "f.csv")[0] == text


LETTERS = st.text("abcdefgéèêëàâçùûîïôœÉÈÀÇ '’-€;0123456789", min_size=1)


@given(LETTERS)
def test_any_french_line_reads_the_same_from_utf8_and_windows(line: str) -> None:
    assert decode_text(line.encode("utf-8"), "f")[0] == line
    # An accented letter is followed by a plain one in French; « éœœ » alone would be valid UTF-8.
    windows = "é" + line.replace("œ", "oe") + " cœur"
    assert decode_text(windows.encode("cp1252"), "f")[0] == windows


def test_nul_bytes_are_refused_with_a_remedy() -> None:
    with pytest.raises(BrokenInput, match=r"octets nuls.*enregistrez-le en CSV UTF-8"):
        decode_text(b"nom;prenom\x00\x01", "f.csv")


def test_a_byte_order_mark_that_lies_is_refused() -> None:
    with pytest.raises(BrokenInput, match="utf-8-sig"):
        decode_text(b"\xef\xbb\xbfZo\xe9", "f.csv")


def test_bytes_of_no_encoding_are_refused() -> None:
    with pytest.raises(BrokenInput, match="encodage non reconnu"):
        decode_text(b"\x81\x8d\x8f\x90\x9d\x01\x02", "f.csv")
