"""A run over people chosen by hand: theirs only, logged, and nobody else's suggestions moved."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from stored.rows_changed import change

from api.services.log_view import ViewAction
from api.services.rematch.run.asked import run_asked
from api.services.rematch.run.book import ChoiceRefused, ask_run
from api.services.rematch.run.chosen import MOST_CHOSEN, RunUnderWay, ask_for_chosen, left_out
from api.services.rematch.run.work import Workshop, work_on
from api.services.rematch.told.document import run_document, run_named, runs_so_far
from api.services.viewer import CONSOLE, Viewer, viewer_of
from models.enums import CallFirst, Role, RunScope
from models.errors import NotAllowed, NotFound, RightMissing
from models.tables import FileView, RematchRun
from tests.api.services.rematch.conftest import NOON, TODAY, Sent, suggested

ANN = viewer_of("ann", Role.ADVISER, "ml-a", "Ann")
OTHER = viewer_of("bob", Role.ADVISER, "ml-b", "Bob")
Choose = Callable[..., str]


@pytest.fixture
def choose(shop: Workshop) -> Choose:
    """Asks for a run over these people; gives its id. Ready-0 is Ann's too, without a rupture."""
    change(shop, "ready-0", structure_id="ml-a")

    def asked(*people: str, viewer: Viewer = ANN) -> str:
        return ask_for_chosen(shop.store, run_asked(viewer, TODAY), people, NOON)

    return asked


def _document(shop: Workshop, run_id: str, viewer: Viewer = ANN) -> dict[str, Any]:
    with shop.store.reading() as session:
        return run_document(session, viewer, run_named(session, viewer, run_id), NOON)


def test_whoever_is_chosen_takes_part_and_nobody_else(shop: Workshop, choose: Choose) -> None:
    run_id = choose("ready-0", "case-1", "case-1")
    assert work_on(shop, run_id)
    told = _document(shop, run_id)
    assert {each["young_person_id"] for each in told["people"]} == {"ready-0", "case-1"}
    with shop.store.reading() as session:
        assert {person for person, _, _ in suggested(session, run_id)} == {"ready-0", "case-1"}


def test_each_file_so_read_is_logged_at_once(shop: Workshop, choose: Choose) -> None:
    choose("ready-0", "case-1")
    with shop.store.reading() as session:
        views = session.scalars(select(FileView).order_by(FileView.person_id)).all()
    assert [(each.person_id, each.viewer_id, each.action) for each in views] == [
        ("case-1", "ann", ViewAction.RANK),
        ("ready-0", "ann", ViewAction.RANK),
    ]


@pytest.mark.parametrize(
    ("people", "viewer", "error"),
    [
        (["case-1"], OTHER, NotAllowed),
        (["case-1", "absent"], ANN, NotFound),
        ([], ANN, ChoiceRefused),
        ([f"p-{n}" for n in range(MOST_CHOSEN + 1)], ANN, ChoiceRefused),
        (["case-1"], viewer_of("co", Role.COORDINATOR, "ml-a", "Co"), RightMissing),
    ],
)
def test_what_may_not_be_chosen_leaves_nothing(
    shop: Workshop, choose: Choose, people: list[str], viewer: Viewer, error: type[Exception]
) -> None:
    with pytest.raises(error):
        choose(*people, viewer=viewer)
    with shop.store.reading() as session:
        assert session.scalars(select(RematchRun)).all() == []
        assert session.scalars(select(FileView)).all() == []


def test_one_run_at_a_time(shop: Workshop, choose: Choose, ask: Callable[..., str]) -> None:
    ask()
    with pytest.raises(RunUnderWay, match="n'a rien changé"):
        choose("case-1")
    with shop.store.reading() as session:
        assert session.scalars(select(FileView)).all() == []


def test_nobody_chosen_is_no_run(shop: Workshop) -> None:
    with pytest.raises(ChoiceRefused, match="pour quels jeunes"):
        ask_run(shop.store, run_asked(ANN, TODAY, RunScope.CHOSEN), NOON)


def test_the_shared_run_stays_the_latest_and_this_one_its_structure_s(
    shop: Workshop, choose: Choose, sent: Callable[..., Sent]
) -> None:
    sent()
    with shop.store.reading() as session:
        shared = run_named(session, ANN, None).id
    run_id = choose("case-1")
    with shop.store.reading() as session:
        assert {run.id for run in runs_so_far(session, ANN)} == {run_id, shared}
    work_on(shop, run_id)
    with shop.store.reading() as session:
        assert run_named(session, ANN, None).id == shared
        assert [run.id for run in runs_so_far(session, ANN)] == [shared]
        assert run_named(session, CONSOLE, run_id).id == run_id
        with pytest.raises(NotFound):
            run_named(session, OTHER, run_id)


def test_who_objects_is_called_first_and_a_closed_file_is_left_out(
    shop: Workshop, choose: Choose
) -> None:
    change(shop, "case-1", objects_to_ranking=True)
    change(shop, "case-2", closed_on=TODAY)
    run_id = choose("case-0", "case-1", "case-2")
    work_on(shop, run_id)
    told = {
        each["young_person_id"]: each["call_first"] for each in _document(shop, run_id)["people"]
    }
    assert told == {"case-0": None, "case-1": CallFirst.OBJECTS}
    with shop.store.reading() as session:
        run = run_named(session, ANN, run_id)
        assert left_out(session, ANN, run) == ["case-2"]
        assert left_out(session, OTHER, run) == []
