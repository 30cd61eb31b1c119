"""The order of files and lines does not change what the store ends up holding."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from models.tables import Base

SIRETS = ["12345678200010", "12345678200028", "12345678200036", "12345678200044"]
OFFERS = st.lists(
    st.fixed_dictionaries(
        {
            "Identifiant": st.sampled_from([f"O{n}" for n in range(12)]),
            "Type": st.sampled_from(["apprentissage", "PMSMP"]),
            "Intitulé": st.sampled_from(["Apprenti", "Stagiaire"]),
            "Métier": st.sampled_from(["D1102", "D1106", "I1604"]),
            "SIRET": st.sampled_from(SIRETS),
            "Places": st.sampled_from(["1", "2"]),
        }
    ),
    min_size=2,
    max_size=8,
    unique_by=lambda line: line["Identifiant"],
)
_STAMPS = {"imported_at", "updated_at", "news_on", "changed_at", "version"}


def _contents(desk: Any) -> dict[str, Any]:
    """Every row without the moments of writing, in an order that the ids give."""
    found = {}
    everything = desk.everything()
    for table in Base.metadata.sorted_tables:
        # What each version changed is a history of the writing itself.
        if table.name == "pool_change":
            continue
        names = [column.name for column in table.columns]
        # A history's numbers follow the order of writing, as its moments do.
        moving = _STAMPS | {"id"} if table.name == "offer_change" else _STAMPS
        kept = [at for at, name in enumerate(names) if name not in moving]
        rows = everything.get(table.name, [])
        found[table.name] = sorted(repr([row[at] for at in kept]) for row in rows)
    return found


def _empty(desk: Any) -> None:
    with desk.sessions.begin() as session:
        for table in reversed(Base.metadata.sorted_tables):
            session.execute(delete(table))


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(lines=OFFERS, cut=st.integers(1, 7))
def test_two_files_of_different_lines_give_one_store_in_either_order(
    desk: Any, lines: list[dict[str, str]], cut: int
) -> None:
    first, second = lines[:cut], lines[cut:] or lines[:1]
    _empty(desk)
    desk.give("offers", *first)
    desk.give("offers", *second)
    there = _contents(desk)
    _empty(desk)
    desk.give("offers", *reversed(second))
    desk.give("offers", *reversed(first))
    assert _contents(desk) == there


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(lines=OFFERS)
def test_importing_twice_is_importing_once(desk: Any, lines: list[dict[str, str]]) -> None:
    _empty(desk)
    desk.give("offers", *lines)
    once = desk.everything()
    later = replace(desk.tools, now=datetime(2026, 11, 23, tzinfo=UTC))
    report = desk.give("offers", *lines, tools=later)
    assert (report.added, report.updated, report.unchanged) == (0, 0, len(lines))
    assert desk.everything() == once


def test_encodings_of_the_same_lines_give_one_store(desk: Any) -> None:
    from api.services.imports.import_file import import_file
    from api.services.imports.request import ImportRequest

    lines = [{"SIRET": SIRETS[0], "Raison sociale": "CRÊPERIE D'EXEMPLE", "Commune": "La Flèche"}]
    paths: list[Path] = [desk.write(lines, each) for each in ("utf-8", "utf-8-sig", "cp1252")]
    reports = [import_file(desk.tools, ImportRequest("employers", p, "registre")) for p in paths]
    assert [(r.added, r.unchanged) for r in reports] == [(1, 0), (0, 1), (0, 1)]
