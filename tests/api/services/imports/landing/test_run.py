"""An import lands whole or not at all: strict refusals, faults and kills leave nothing behind."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest
from sqlalchemy import Engine

from models.errors import BrokenInput, NotFound
from models.tables import ImportRun, YoungPerson

Line = Callable[..., dict[str, str]]


def test_strict_lands_all_or_nothing(desk, person: Line) -> None:
    before = desk.everything()
    lines = person("D1"), person("D2", Téléphone="12")
    report = desk.give("young-people", *lines, strict=True)
    assert (report.landed, report.added, report.rejected) == (False, 0, 1)
    assert "Rien n'a été importé" in report.sentences()[0]
    assert desk.everything() == before
    assert desk.count(ImportRun) == 0
    assert desk.give("young-people", person("D1"), strict=True).landed


def test_strict_stops_at_what_only_the_store_can_refuse(desk, person: Line) -> None:
    lines = person("D1"), person("D2", Commune="Nulle-Part", **{"Code postal": ""})
    assert not desk.give("young-people", *lines, strict=True).landed
    assert desk.count(YoungPerson) == 0


def test_a_note_does_not_stop_a_strict_import(desk, person: Line) -> None:
    report = desk.give("young-people", person("D1", **{"Souhait 1": "euh"}), strict=True)
    assert report.landed
    assert len(report.flaws) == 1


@pytest.mark.parametrize("fails_at", [1, 3])
def test_a_fault_in_the_middle_leaves_the_store_as_it_was(
    desk, person: Line, fails_at: int
) -> None:
    desk.give("young-people", person("D0"))
    before = desk.everything()
    calls = count(1)

    def breaks(_text: str) -> str:
        if next(calls) == fails_at:
            raise RuntimeError("coupure")
        return "D1102"

    lines = [person(f"D{n}", **{"Souhait 1": f"métier {n}"}) for n in range(5)]
    with pytest.raises(RuntimeError, match="coupure"):
        desk.give("young-people", *lines, tools=replace(desk.tools, resolve_trade=breaks))
    assert desk.everything() == before
    assert desk.count(ImportRun) == 1


_KILLED = """
import os, signal, sys
from datetime import UTC, date, datetime
from pathlib import Path
import api.services.imports.landing.run as landing_run
from api.services.imports.import_file import import_file
from api.services.imports.request import ImportRequest, ImportTools
from models.store.engine import make_engine, make_sessions
from models.store.sealing import Sealer

def killed(*_):
    os.kill(os.getpid(), signal.SIGKILL)

# Every row is written by then, and nothing is committed.
landing_run.save_run = killed
sessions = make_sessions(make_engine(sys.argv[1]))
tools = ImportTools(sessions, Sealer("k" * 40), date(2026, 11, 22), datetime.now(UTC))
import_file(tools, ImportRequest("young-people", Path(sys.argv[2]), "registre"))
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL exists on POSIX only")
def test_a_killed_import_leaves_the_store_as_it_was(desk, engine: Engine, person: Line) -> None:
    desk.give("young-people", person("D0"))
    before = desk.everything()
    path = desk.write([person(f"D{n}", **{"Souhait 1": "D1102"}) for n in range(50)])
    url = engine.url.render_as_string(hide_password=False)
    done = subprocess.run([sys.executable, "-c", _KILLED, url, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert desk.everything() == before
    # The store is not locked either.
    assert desk.give("young-people", *[person(f"D{n}") for n in range(3)]).added == 2


def test_an_unknown_kind_or_structure_writes_nothing(desk, person: Line) -> None:
    before = desk.everything()
    with pytest.raises(NotFound, match="young-people, employers"):
        desk.give("people", person())
    with pytest.raises(NotFound, match="Structure introuvable : nulle"):
        desk.give("young-people", person(), structure_id="nulle")
    assert desk.everything() == before


@pytest.mark.parametrize(("length", "accepted"), [(0, False), (1, True), (120, True), (121, False)])
def test_a_source_has_a_name_that_fits_its_column(
    desk, person: Line, length: int, accepted: bool
) -> None:
    if accepted:
        assert desk.give("young-people", person(), source="s" * length).added == 1
    else:
        with pytest.raises(BrokenInput, match="nom de source"):
            desk.give("young-people", person(), source="s" * length)


def test_a_file_without_the_needed_columns_writes_nothing(desk) -> None:
    before = desk.everything()
    with pytest.raises(BrokenInput, match="colonne manquante"):
        desk.give("young-people", {"Identifiant": "D1"}, mapping={"Identifiant": "Nom"})
    assert desk.everything() == before


def test_progress_is_told_from_the_start_to_the_end(desk, person: Line) -> None:
    told: list[tuple[int, int]] = []
    tools = replace(desk.tools, on_progress=lambda done, total: told.append((done, total)))
    desk.give("young-people", person("D1"), person("D2"), tools=tools)
    assert told[0] == (0, 2)
    assert told[-1] == (2, 2)
