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
    tools = replace(
        bench.tools(),
        on_progress=_teller(bench, mine),
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


def _teller(bench: ImportBench, mine: Mine) -> Callable[[int, int], None]:
    """Says how far the reading is. Rows are written in one go: nothing is told meanwhile."""
    pace = Pace(bench.store, mine, bench.now)

    def tell(done: int, total: int) -> None:
        if bench.leaving.is_set():
            raise WorkLeft
        if done < total and pace.is_due():
            pace.tell({"lines_done": done, "lines_total": total})

    return tell


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
