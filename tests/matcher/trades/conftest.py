"""The finder on the shipped tables, fitted once per session, and the judged texts."""

from pathlib import Path

import pytest
import yaml

from api.services.trades.find_trades import trade_finder
from matcher.trades.finder import TradeFinder

CASES = Path(__file__).resolve().parents[2] / "cases" / "trades.yaml"


@pytest.fixture(scope="session")
def finder(tmp_path_factory: pytest.TempPathFactory) -> TradeFinder:
    """A finder fitted on what is shipped, in a cache folder of its own."""
    return trade_finder(tmp_path_factory.mktemp("trades"))


@pytest.fixture(scope="session")
def judged() -> list[tuple[str, set[str]]]:
    """Texts that name a trade, each with the codes an adviser would accept."""
    groups = yaml.safe_load(CASES.read_text(encoding="utf-8"))["trades"]
    return [
        (text, set(codes.split("|"))) for group in groups for text, codes in group["texts"].items()
    ]


@pytest.fixture(scope="session")
def nothing() -> list[str]:
    """Texts that name no trade."""
    groups = yaml.safe_load(CASES.read_text(encoding="utf-8"))["nothing"]
    return [text for group in groups for text in group["texts"]]
