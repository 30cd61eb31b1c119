"""While modules are read nothing is collected, and afterwards the collector is at work again."""

import gc

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
