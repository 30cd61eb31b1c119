"""`--freeze` keeps what a bench found under `tests/bench/results`."""

from collections.abc import Callable
from typing import Any

import pytest
from frozen.results import freeze


def pytest_addoption(parser: pytest.Parser) -> None:
    """One option for every bench."""
    parser.addoption("--freeze", action="store_true", help="keep figures in tests/bench/results")


@pytest.fixture
def keep(request: pytest.FixtureRequest) -> Callable[..., bool]:
    """Keeps a bench's figures when asked to; says whether it did."""

    def kept(name: str, figures: dict[str, Any], **versions: str) -> bool:
        asked = bool(request.config.getoption("--freeze"))
        if asked:
            print(f"  kept: {freeze(name, figures, versions).name}")
        return asked

    return kept
