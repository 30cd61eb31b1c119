"""How does a sent file land? Read aside, told as it goes, its account kept with its rows or not."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import Any

from sqlalchemy.orm import Session

from api.services.imports.report import ImportReport
from api.services.imports.request import ImportRequest, ImportTools
from api.services.imports.run_import import V3, run_import
from api.services.lasting.beats import Pace
from api.services.lasting.book import Bench, Mine, WorkLeft, finish
from api.services.lasting.take_up import take_up
from api.services.open_store import Store
from api.services.pool_imports.kept_file import open_file
from models.errors import BrokenInput
from models.tables import ImportJob


@dataclass(frozen=True)
class ImportBench:
    """With what a process lands files. `landed` is called after the pool changed."""

    store: Store
    tools: Callable[[], ImportTools]
    now: Callable[[], datetime]
    leaving: Event
    landed: Callable[[], None]


def import_sent(bench: ImportBench, job_id: str) -> bool:
    """Land (or preview) a queued file, unless another process does: whether it was done here."""
    work = Bench(bench.store, bench.now, bench.leaving)
    return take_up(work, (ImportJob, job_id), "lines_done", lambda mine: _do(bench, mine))


def _do(bench: ImportBench, mine: Mine) -> None:
    report = _run(bench, mine)
    if report.run_id is not None:
        bench.landed()


def _run(bench: ImportBench, mine: Mine) -> ImportReport:
    with bench.store.reading() as session:
        job = session.get_one(ImportJob, mine.id)
        content, preview = job.content, job.preview
        if content is None:
            raise BrokenInput(job.file_name, "ce fichier n'est plus gardé : envoyez-le de nouveau.")
    teller = _Teller(bench, mine)
    tools = replace(
        bench.tools(),
        on_progress=teller.read,
        on_writing=teller.writing,
        on_landed=lambda session, report: _keep(session, bench, mine, report),
    )
    with TemporaryDirectory(prefix="passerelle-import-") as folder:
        path = Path(folder, Path(job.file_name).name)
        path.write_bytes(open_file(bench.store.sealer, content))
        report = run_import(tools, _request(job, path))
    if preview:
        with bench.store.sessions.begin() as session:
            _keep(session, bench, mine, report)
    return report


def _request(job: ImportJob, path: Path) -> ImportRequest:
    # A public feed belongs to no structure, whoever fetched it.
    owner = None if job.kind == V3 else job.structure_id
    return ImportRequest(
        job.kind, path, job.source_name, owner, mapping=job.mapping, preview=job.preview
    )


class _Teller:
    """Says how far an import is: lines read of how many, then that all are being written.

    Rows are written in one transaction, and nothing can be told meanwhile: with SQLite it holds
    all other writers up.
    """

    def __init__(self, bench: ImportBench, mine: Mine) -> None:
        self._leaving = bench.leaving
        self._pace = Pace(bench.store, mine, bench.now)
        self._lines = 0
        self._is_writing = False

    def read(self, done: int, total: int) -> None:
        """So many lines are read."""
        if self._leaving.is_set():
            raise WorkLeft
        self._lines = max(self._lines, total)
        if not self._is_writing and self._pace.is_due():
            self._pace.tell({"lines_done": done, "lines_total": total})

    def writing(self) -> None:
        """All are read."""
        self._pace.tell({"lines_done": self._lines, "lines_total": self._lines})
        self._is_writing = True


def _keep(session: Session, bench: ImportBench, mine: Mine, report: ImportReport) -> None:
    """The account, in the transaction of the rows; a file that landed is no longer kept."""
    kept: dict[str, Any] = {
        "report": report.account(),
        "lines_done": report.lines,
        "lines_total": report.lines,
    }
    if report.run_id is not None:
        kept |= {"content": None, "sample": None}
    finish(session, mine, bench.now(), kept)
