"""Filters of the list kept under a name, one's own only, on both databases."""

from datetime import UTC, datetime

import pytest

from api.services.viewer import viewer_of
from api.services.worklist.saved_filters import (
    MOST_FILTERS,
    UnusableName,
    forget_filter,
    save_filter,
    saved_filters,
)
from models.enums import Role
from models.errors import NotFound, PersonalNumberRefused, RightMissing
from models.tables import Adviser

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
ANA, BOB = (viewer_of(f"adv-{each}", Role.ADVISER, "ml-a", each) for each in "ab")


@pytest.fixture
def kept(store):
    with store.sessions.begin() as session:
        session.add_all(
            Adviser(id=each.id, structure_id="ml-a", display_name="X", role=Role.ADVISER)
            for each in (ANA, BOB)
            if session.get(Adviser, each.id) is None
        )

    def save(name, query="motif=sans-souhait", viewer=ANA):
        with store.sessions.begin() as session:
            save_filter(session, viewer, name, query, NOW)

    return save


def _names(store, viewer=ANA):
    with store.reading() as session:
        return [(each.name, each.query) for each in saved_filters(session, viewer)]


def test_one_s_own_filters_stand_by_name_and_nobody_else_s(store, kept):
    kept("urgents", "motif=echeance-legale")
    kept("  Le   Mans ", "lieu=72181")
    kept("de Bob", viewer=BOB)
    assert _names(store) == [("Le Mans", "lieu=72181"), ("urgents", "motif=echeance-legale")]


def test_the_same_name_replaces(store, kept):
    kept("urgents", "motif=sans-souhait")
    kept("urgents", "motif=echeance-legale")
    assert _names(store) == [("urgents", "motif=echeance-legale")]


@pytest.mark.parametrize("name", ["", "  ", "x" * 61])
def test_a_name_is_one_to_sixty_characters(kept, name):
    with pytest.raises(UnusableName, match="60 caractères"):
        kept(name)


def test_a_personal_number_is_no_name(kept):
    with pytest.raises(PersonalNumberRefused):
        kept("2 85 05 78 006 084 36")


def test_a_name_too_many_is_refused_but_may_replace(kept):
    for number in range(MOST_FILTERS):
        kept(f"n° {number}")
    with pytest.raises(UnusableName, match="oubliez-en"):
        kept("un de trop")
    kept("n° 3", "lieu=72181")


def test_only_its_owner_forgets_a_filter(store, kept):
    kept("urgents")
    with store.sessions.begin() as session:
        (mine,) = saved_filters(session, ANA)
        with pytest.raises(NotFound):
            forget_filter(session, BOB, mine.filter_id)
        forget_filter(session, ANA, mine.filter_id)
    assert _names(store) == []


def test_who_reads_no_file_keeps_no_filter(store, kept):
    with pytest.raises(RightMissing):
        kept("x", viewer=viewer_of("adv-a", Role.ADMINISTRATOR, "ml-a", "A"))
