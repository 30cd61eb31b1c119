"""Is a block changed whole, by whom it may be, and never over somebody else's change?"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from api.entry import EntryRefused
from api.services.files.blocks import BLOCKS
from api.services.files.edit_block import Edit, EditedMeanwhile, edit_block
from api.services.files.read_file import read_file
from api.services.viewer import viewer_of
from models.enums import Role
from models.errors import NotAllowed, NotFound
from models.tables import YoungPerson
from tests.api.services.files.conftest import NOW, PERSON, TODAY

SAVE = Callable[..., Any]


def test_a_form_sent_back_as_it_was_shown_changes_nothing(
    save: SAVE, shown: SAVE, stored: SAVE, actions: SAVE
) -> None:
    for slug in BLOCKS:
        before = shown(slug)
        after = save(slug, {})
        assert (after.texts, after.seen) == (before.texts, before.seen)
    assert stored("edited_fields") == ""
    assert not [action for _, action in actions() if action.startswith("edit")]


def test_a_change_is_stored_logged_and_kept_from_imports(
    save: SAVE, shown: SAVE, stored: SAVE, actions: SAVE
) -> None:
    after = save("projet", {"etape": "ready_to_sign", "niveau": "3"})
    assert (stored("stage"), stored("level_reached")) == ("ready_to_sign", 3)
    assert stored("edited_fields") == "level_reached,stage"
    assert after.texts == shown("projet").texts
    assert ("adv-a", "edit_project") in actions()
    save("deplacements", {"velo": "oui"})
    assert stored("edited_fields") == "has_bike,level_reached,stage"


def test_a_mistake_stores_nothing_and_names_every_field(save: SAVE, stored: SAVE) -> None:
    with pytest.raises(EntryRefused) as refused:
        save("projet", {"etape": "", "niveau": "12", "disponible-le": "demain"})
    assert set(refused.value.mistakes) == {"etape", "niveau", "disponible-le"}
    assert stored("stage") == "to_confirm"
    assert stored("edited_fields") == ""


def test_the_second_of_two_advisers_is_told_who_changed_what(
    desk: Any, save: SAVE, shown: SAVE, stored: SAVE
) -> None:
    opened = shown("projet")
    save("projet", {"niveau": "4"})
    colleague = replace(desk, viewer=viewer_of("adv-c", Role.ADVISER, "ml-a", "C"))
    late = Edit(PERSON, "projet", opened.texts | {"etape": "no_project"}, opened.seen)
    with pytest.raises(EditedMeanwhile) as told:
        edit_block(colleague, late)
    assert told.value.editor is not None
    assert (told.value.editor.name, told.value.editor.oneself) == ("A", False)
    assert told.value.stored.texts["niveau"] == "4"
    assert stored("stage") == "to_confirm"
    # Having seen what is stored, they may keep their own.
    edit_block(colleague, replace(late, seen=told.value.stored.seen))
    assert (stored("stage"), stored("level_reached")) == ("no_project", None)


def test_a_change_that_an_import_made_since_is_nobody_s(desk: Any, save: SAVE, shown: SAVE) -> None:
    save("projet", {"niveau": "3"})
    opened = shown("projet")
    with desk.store.sessions.begin() as session:
        person = session.get_one(YoungPerson, PERSON)
        person.available_from, person.imported_at = TODAY, NOW + timedelta(hours=1)
    late = Edit(PERSON, "projet", opened.texts | {"niveau": "5"}, opened.seen)
    with pytest.raises(EditedMeanwhile) as told:
        edit_block(desk, late)
    assert told.value.editor is None


def test_of_two_who_save_at_the_same_moment_exactly_one_is_told(desk: Any, shown: SAVE) -> None:
    opened = shown("projet")

    def save_level(level: str) -> str:
        try:
            edit_block(desk, Edit(PERSON, "projet", opened.texts | {"niveau": level}, opened.seen))
        except EditedMeanwhile:
            return "told"
        return level

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(save_level, ("3", "4", "5", "6")))
    assert outcomes.count("told") == 3
    assert shown("projet").texts["niveau"] in outcomes


def test_a_change_to_another_block_is_no_conflict(desk: Any, save: SAVE, shown: SAVE) -> None:
    opened = shown("projet")
    save("deplacements", {"velo": "oui"})
    edit_block(desk, Edit(PERSON, "projet", opened.texts | {"niveau": "5"}, opened.seen))


def test_the_same_form_sent_twice_is_no_conflict(desk: Any, shown: SAVE, actions: SAVE) -> None:
    opened = shown("projet")
    edit = Edit(PERSON, "projet", opened.texts | {"niveau": "5"}, opened.seen)
    assert edit_block(desk, edit) == edit_block(desk, edit)
    assert [action for _, action in actions()].count("edit_project") == 1


def test_another_structure_may_neither_read_nor_change(other_desk: Any, shown: SAVE) -> None:
    for slug in BLOCKS:
        now = shown(slug)
        with pytest.raises(NotAllowed):
            edit_block(other_desk, Edit(PERSON, slug, now.texts, now.seen))
    with pytest.raises(NotAllowed):
        read_file(other_desk, PERSON)


def test_an_employer_officer_reads_and_does_not_change(desk: Any, shown: SAVE) -> None:
    officer = replace(desk, viewer=viewer_of("off", Role.EMPLOYER_OFFICER, "ml-a", "O"))
    assert read_file(officer, PERSON).may_change is False
    with pytest.raises(NotAllowed):
        edit_block(officer, Edit(PERSON, "projet", shown("projet").texts, shown("projet").seen))


def test_reading_is_logged(desk: Any, actions: SAVE) -> None:
    view = read_file(desk, PERSON)
    assert [block.slug for block in view.blocks] == list(BLOCKS)
    assert actions() == [("adv-a", "read")]


def test_an_unknown_block_or_person_is_named(desk: Any) -> None:
    with pytest.raises(NotFound, match="Partie du dossier"):
        edit_block(desk, Edit(PERSON, "secrets", {}, ""))
    with pytest.raises(NotFound):
        edit_block(desk, Edit("jp-inconnu", "projet", {}, ""))
