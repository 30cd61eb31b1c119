"""While modules are read nothing is collected; afterwards the collector works, on what is new."""

import gc
import sys
from types import ModuleType

import pytest

from api.cli.console.modules_read import modules_read


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
