import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.codes import CfdCode, CheckedCode, InseeCode, NafCode, RncpCode, RomeCode
from models.errors import InvalidCode

ALL = [CfdCode, InseeCode, NafCode, RncpCode, RomeCode]


@pytest.mark.parametrize(
    ("code", "written", "normal"),
    [
        (RomeCode, "d1104", "D1104"),
        (RomeCode, "N4401", "N4401"),
        (RncpCode, "37537", "RNCP37537"),
        (RncpCode, "rncp 955", "RNCP955"),
        (RncpCode, "RNCP00955", "RNCP955"),
        (RncpCode, "10", "RNCP10"),
        (CfdCode, "50022141", "50022141"),
        (CfdCode, "46j3350a", "46J3350A"),
        (NafCode, "43.32a", "4332A"),
        (NafCode, "4332A", "4332A"),
        (InseeCode, "72181", "72181"),
        (InseeCode, "2a004", "2A004"),
        (InseeCode, "2B033", "2B033"),
        (InseeCode, "97411", "97411"),
        (InseeCode, "01001", "01001"),
        (InseeCode, "95680", "95680"),
    ],
)
def test_a_code_takes_its_normal_form(code: type[CheckedCode], written: str, normal: str) -> None:
    assert code(written) == normal


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (RomeCode, "O1104"),
        (RomeCode, "D110"),
        (RomeCode, "D11045"),
        (RncpCode, "RS1234"),
        (RncpCode, "RNCP1"),
        (RncpCode, "123456"),
        (RncpCode, "00000"),
        (CfdCode, "5002214"),
        (CfdCode, "500221411"),
        (CfdCode, "5002214-"),
        (NafCode, "4332"),
        (NafCode, "433.2A"),
        (NafCode, "43321"),
        (InseeCode, "2C004"),
        (InseeCode, "20004"),
        (InseeCode, "00123"),
        (InseeCode, "96001"),
        (InseeCode, "99999"),
        (InseeCode, "7218"),
        (InseeCode, "721811"),
        (InseeCode, "7A181"),
    ],
)
def test_another_form_is_refused_naming_the_code(code: type[CheckedCode], text: str) -> None:
    with pytest.raises(InvalidCode) as refusal:
        code(text)
    assert refusal.value.field == code.field
    assert refusal.value.expected == code.expected
    assert text not in str(refusal.value)


@pytest.mark.parametrize("code", ALL)
@given(text=st.text(max_size=12))
def test_a_code_made_from_any_text_is_stable_or_refused(code: type[CheckedCode], text: str) -> None:
    try:
        made = code(text)
    except InvalidCode:
        return
    assert type(made) is code
    assert code(str(made)) == made
    assert re.fullmatch(r"[0-9A-Z]+", made, re.ASCII)
