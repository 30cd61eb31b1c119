"""A v3 feed given by name or as a document, and what of it lies in the store."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sources.v3_feeds import CASES
from sqlalchemy.orm import Session, sessionmaker

from api.services.imports.report import ImportReport
from api.services.imports.request import ImportRequest, ImportTools
from api.services.imports.v3.feed import V3_SOURCE, import_v3
from models.store.sealing import Sealer

Give = Callable[..., ImportReport]


@pytest.fixture
def tools(sessions: sessionmaker[Session]) -> ImportTools:
    now = datetime(2026, 11, 22, 9, tzinfo=UTC)
    return ImportTools(sessions, Sealer("k" * 40), date(2026, 11, 22), now)


@pytest.fixture
def give(tools: ImportTools, tmp_path: Path) -> Give:
    """Import a sample feed by name, or a document given as such."""

    def imported(case: str | dict[str, Any], **options: Any) -> ImportReport:
        path = CASES / f"{case}.json"
        if isinstance(case, dict):
            path = tmp_path / "feed.json"
            path.write_text(json.dumps(case), encoding="utf-8")
        used = options.pop("tools", tools)
        return import_v3(used, ImportRequest("v3", path, V3_SOURCE, **options))

    return imported
