"""Which button of a block's form was pressed, and what does it do to the form's rows?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from api.services.files.block import Block
from api.services.files.rows import Texts, moved, removed, rows_of, with_rows

BUTTON: Final = "faire"
SEARCH: Final = "chercher"
ADD, REMOVE, UP, DOWN = "ajouter", "retirer", "monter", "descendre"
_STEPS: Final = {UP: -1, DOWN: 1}
# More rows than this are no answer to "where do you live?" or "who drives you?".
_MOST_ROWS: Final = 10


@dataclass(frozen=True)
class Pressed:
    """The form after the button; `saves` says whether it is to be stored now."""

    texts: Texts
    saves: bool


def press(block: Block, texts: Mapping[str, str]) -> Pressed:
    """Search and add only show the form again; every other button stores it."""
    form = {name: text for name, text in texts.items() if name != BUTTON}
    verb, _, rest = texts.get(BUTTON, "").partition(":")
    group, _, number = rest.partition(":")
    if verb == SEARCH:
        return Pressed(form, saves=False)
    rows = rows_of(form, group) if group else []
    if verb == ADD and group in block.blank_rows:
        more = [*rows, block.blank_rows[group]][:_MOST_ROWS]
        return Pressed(with_rows(form, group, more), saves=False)
    if verb == REMOVE and number.isdecimal():
        return Pressed(with_rows(form, group, removed(rows, int(number))), saves=True)
    if verb in _STEPS and number.isdecimal():
        order = moved(rows, int(number), _STEPS[verb])
        return Pressed(with_rows(form, group, order), saves=True)
    return Pressed(form, saves=True)
