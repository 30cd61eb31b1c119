"""While modules are read nothing is collected; afterwards the collector works, on what is new.

And it works seldom.
"""

import gc
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest
from typer.testing import CliRunner

from api.cli.console.collector import AT_LEAST_MADE, modules_read
from api.cli.main import app


@pytest.fixture
def own_threshold() -> Iterator[None]:
    """What a command sets of the collector, for this test alone."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


@pytest.mark.usefixtures("own_threshold")
def test_a_command_looks_for_what_nobody_holds_only_after_thousands_of_objects() -> None:
    gc.set_threshold(700, 10, 10)
    assert CliRunner().invoke(app, ["reference", "rules"]).exit_code == 0
    assert gc.get_threshold() == (AT_LEAST_MADE, 10, 10)


def test_nothing_is_collected_while_modules_are_read() -> None:
    with modules_read():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_module_that_cannot_be_read_leaves_the_collector_at_work() -> None:
    with pytest.raises(ImportError), modules_read():
        raise ImportError
    assert gc.isenabled()


def test_what_modules_made_is_not_looked_through_again(monkeypatch: pytest.MonkeyPatch) -> None:
    before = gc.get_freeze_count()
    try:
        with modules_read():
            monkeypatch.setitem(sys.modules, "read_just_now", ModuleType("read_just_now"))
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()


def test_modules_read_before_set_nothing_aside() -> None:
    before = gc.get_freeze_count()
    with modules_read():
        pass
    assert gc.get_freeze_count() == before
