"""What does each button of a block's form do to its rows?"""

import pytest

from api.services.files.blocks import block_named
from api.services.files.buttons import press
from api.services.files.rows import flat, rows_of

WISHES = block_named("souhaits")
ROWS = [{"rome": "D1102"}, {"rome": "I1604"}, {"rome": "D1106"}]
TEXTS = flat("souhait", ROWS) | {"confirmes-le": "2026-11-01", "vu": "abc"}


def order(texts: dict[str, str]) -> list[str]:
    return [row["rome"] for row in rows_of(texts, "souhait")]


def test_without_a_button_the_form_is_saved_as_it_is() -> None:
    pressed = press(WISHES, TEXTS)
    assert pressed.saves
    assert pressed.texts == TEXTS


@pytest.mark.parametrize(
    ("button", "wanted"),
    [
        ("retirer:souhait:2", ["D1102", "D1106"]),
        ("monter:souhait:3", ["D1102", "D1106", "I1604"]),
        ("descendre:souhait:1", ["I1604", "D1102", "D1106"]),
        ("monter:souhait:1", ["D1102", "I1604", "D1106"]),
        ("descendre:souhait:3", ["D1102", "I1604", "D1106"]),
        ("retirer:souhait:9", ["D1102", "I1604", "D1106"]),
        ("monter:souhait:x", ["D1102", "I1604", "D1106"]),
        ("autre:chose", ["D1102", "I1604", "D1106"]),
    ],
)
def test_rows_are_moved_or_taken_out_and_saved(button: str, wanted: list[str]) -> None:
    pressed = press(WISHES, TEXTS | {"faire": button})
    assert pressed.saves
    assert order(pressed.texts) == wanted
    assert pressed.texts["confirmes-le"] == "2026-11-01"
    assert "faire" not in pressed.texts


def test_searching_keeps_everything_and_saves_nothing() -> None:
    typed = TEXTS | {"nouveau": "méca auto"}
    pressed = press(WISHES, typed | {"faire": "chercher"})
    assert not pressed.saves
    assert pressed.texts == typed


def test_a_row_is_added_where_the_block_has_one_to_add() -> None:
    homes = block_named("domiciles")
    pressed = press(homes, {"domicile-1-commune": "Le Mans", "faire": "ajouter:domicile"})
    assert not pressed.saves
    rows = rows_of(pressed.texts, "domicile")
    assert [row["commune"] for row in rows] == ["Le Mans", ""]
    assert press(WISHES, TEXTS | {"faire": "ajouter:souhait"}).texts == TEXTS


def test_rows_stop_at_ten() -> None:
    homes = block_named("domiciles")
    texts = flat("domicile", [{"commune": "Le Mans"}] * 10)
    pressed = press(homes, texts | {"faire": "ajouter:domicile"})
    assert len(rows_of(pressed.texts, "domicile")) == 10


def test_rows_are_read_by_number_and_gaps_close() -> None:
    texts = {"a-10-x": "third", "a-2-x": "first", "a-7-x": "second", "ab-1-x": "other", "a-1": ""}
    assert [row["x"] for row in rows_of(texts, "a")] == ["first", "second", "third"]
