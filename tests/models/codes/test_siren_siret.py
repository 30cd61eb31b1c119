import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from models.codes import Siren, Siret
from models.errors import InvalidCode

eight_digits = st.text("0123456789", min_size=8, max_size=8).filter(lambda text: text.strip("0"))


def valid_siren(eight: str) -> str:
    return eight + str(luhn.calc_check_digit(eight))


def valid_siret(eight: str, four: str) -> str:
    body = valid_siren(eight) + four
    return body + str(luhn.calc_check_digit(body))


@given(eight_digits)
def test_every_siren_with_its_check_digit_is_kept(eight: str) -> None:
    assert Siren(valid_siren(eight)) == valid_siren(eight)


@given(eight_digits, st.integers(0, 8), st.integers(1, 9))
def test_a_siren_with_any_one_digit_changed_is_refused(eight: str, place: int, step: int) -> None:
    siren = valid_siren(eight)
    changed = siren[:place] + str((int(siren[place]) + step) % 10) + siren[place + 1 :]
    with pytest.raises(InvalidCode):
        Siren(changed)


@given(
    eight_digits.filter(lambda text: not text.startswith("356")),
    st.text("0123456789", min_size=4, max_size=4),
    st.integers(0, 13),
    st.integers(1, 9),
)
def test_a_siret_with_any_one_digit_changed_is_refused(
    eight: str, four: str, place: int, step: int
) -> None:
    siret = valid_siret(eight, four)
    assert Siret(siret) == siret
    changed = siret[:place] + str((int(siret[place]) + step) % 10) + siret[place + 1 :]
    with pytest.raises(InvalidCode):
        Siret(changed)


@pytest.mark.parametrize("written", ["732 829 320 00074", "732.829.320.00074", " 73282932000074\t"])
def test_a_siret_loses_its_separators(written: str) -> None:
    assert Siret(written) == "73282932000074"
    assert Siret(written).siren == Siren("732829320")


def test_la_poste_may_have_a_digit_sum_divisible_by_five_instead_of_luhn() -> None:
    by_sum_only = "35600000049837"
    assert not luhn.is_valid(by_sum_only)
    assert Siret(by_sum_only) == by_sum_only


def test_la_poste_head_office_follows_luhn_and_not_the_sum() -> None:
    head_office = "35600000000048"
    assert sum(map(int, head_office)) % 5 != 0
    assert Siret(head_office) == head_office


def test_la_poste_with_neither_sum_is_refused() -> None:
    with pytest.raises(InvalidCode):
        Siret("35600000049838")


def test_the_sum_of_five_excuses_no_other_company() -> None:
    other = "73282932000073"
    wrong = next(
        other[:-1] + last
        for last in "0123456789"
        if sum(map(int, other[:-1] + last)) % 5 == 0 and not luhn.is_valid(other[:-1] + last)
    )
    with pytest.raises(InvalidCode):
        Siret(wrong)


@pytest.mark.parametrize(
    "text", ["", "000000000", "73282932", "7328293200", "73282932A", "٧٣٢٨٢٩٣٢٠"]
)
def test_what_is_no_siren_is_refused(text: str) -> None:
    with pytest.raises(InvalidCode):
        Siren(text)


@pytest.mark.parametrize(
    "text", ["00000000000000", "7328293200007", "732829320000744", "-73282932000074"]
)
def test_what_is_no_siret_is_refused(text: str) -> None:
    with pytest.raises(InvalidCode):
        Siret(text)


def test_the_error_names_the_field_and_the_form_but_not_the_value() -> None:
    with pytest.raises(InvalidCode) as refusal:
        Siret("7328293200079", field="siret_employeur")
    assert refusal.value.field == "siret_employeur"
    assert refusal.value.form == "13 chiffres"
    assert "14 chiffres" in str(refusal.value)
    assert "7328" not in str(refusal.value)


def test_a_personal_number_in_the_place_of_a_siret_is_refused_unseen() -> None:
    with pytest.raises(InvalidCode) as refusal:
        Siret("1 85 05 78 006 084 36")
    assert "006" not in str(refusal.value)


def test_a_code_survives_copy_and_pickle() -> None:
    siret = Siret("73282932000074")
    assert type(copy.deepcopy(siret)) is Siret
    assert pickle.loads(pickle.dumps(siret)) == siret  # noqa: S301 -- made on the line itself
