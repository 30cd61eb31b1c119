import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from models.codes import looks_like_personal_number, refuse_personal_number
from models.errors import PersonalNumberRefused

digits = st.text("0123456789", min_size=2, max_size=2)


@st.composite
def personal_numbers(draw: st.DrawFn) -> list[str]:
    """Invented numbers in seven groups: sex, year, month, département, commune, order, key."""
    month = draw(st.sampled_from([*range(1, 13), 20, *range(30, 43), *range(50, 100)]))
    departement = draw(st.sampled_from([*(f"{n:02d}" for n in range(1, 100)), "2A", "2B"]))
    groups = [
        draw(st.sampled_from("123478")), draw(digits), f"{month:02d}", departement,
        f"{draw(st.integers(1, 990)):03d}", f"{draw(st.integers(1, 999)):03d}",
    ]  # fmt: skip
    number = "".join(groups).replace("2A", "19", 1) if departement == "2A" else "".join(groups)
    number = number.replace("2B", "18", 1)
    return [*groups, f"{97 - int(number) % 97:02d}"]


@given(personal_numbers(), st.sampled_from(["", " ", ".", "-", "\u00a0", " - "]), st.booleans())
def test_every_writing_of_a_number_is_recognised(
    groups: list[str], gap: str, with_key: bool
) -> None:
    written = gap.join(groups if with_key else groups[:-1])
    assert looks_like_personal_number(written)
    assert looks_like_personal_number(f"son numéro : {written}, à rappeler")
    assert looks_like_personal_number(written.lower())


@given(personal_numbers())
def test_the_refusal_names_the_field_and_never_the_number(groups: list[str]) -> None:
    written = "".join(groups)
    with pytest.raises(PersonalNumberRefused) as refusal:
        refuse_personal_number(written, "commentaire")
    assert "commentaire" in str(refusal.value)
    assert written not in str(refusal.value)


@given(st.text("0123456789", min_size=13, max_size=13), st.booleans())
def test_a_siret_is_never_taken_for_a_personal_number(body: str, spaced: bool) -> None:
    siret = body + str(luhn.calc_check_digit(body))
    written = f"{siret[:3]} {siret[3:6]} {siret[6:9]} {siret[9:]}" if spaced else siret
    assert not looks_like_personal_number(written)


@given(st.integers(1, 98), st.integers(0, 999), st.lists(digits, min_size=4, max_size=4))
def test_a_postal_code_before_a_telephone_number_is_not_one(
    departement: int, rest: int, phone: list[str]
) -> None:
    number = " ".join(["06", *phone])
    # Fifteen digits cut as a telephone is: only a key that happens to be right could mislead.
    written = f"{departement:02d}{rest:03d} {number}"
    joined = written.replace(" ", "")
    if 97 - int(joined[:13]) % 97 != int(joined[13:]):
        assert not looks_like_personal_number(written)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "06 12 34 56 78",
        "+33 6 12 34 56 78",
        "06.12.34.56.78 / 02.43.00.00.00",
        "RNCP37537",
        "72000 Le Mans",
        "né le 2001-01-15 à 72181",
        "né le 15/01/2001 72000 Le Mans",
        "https://emploi.example/offre?t=1735689600000",
        "50022141",
        "7328293200007412",
        "5850578006084",
        "1851378006084",
        "1850500006084",
        "1850578000084",
        "1850578006000",
    ],
)
def test_other_numbers_are_let_through(text: str) -> None:
    assert not looks_like_personal_number(text)
    refuse_personal_number(text, "champ")


@pytest.mark.parametrize(
    "text",
    [
        "1850578006084",
        "2 99 12 2A 004 123",
        "185057800608436",
        "185 0578 006084 36",
        "1850578 006084",
        "NIR1850578006084.",
        "１８５０５７８００６０８４",
        "06 12 34 56 78 puis 1 85 05 78 006 084 36",
    ],
)
def test_known_writings_are_refused(text: str) -> None:
    assert looks_like_personal_number(text)


def test_fifteen_digits_with_a_wrong_key_are_refused_too() -> None:
    assert looks_like_personal_number("185057800608437")
