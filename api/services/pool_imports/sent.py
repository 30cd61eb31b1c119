"""Which files has a structure sent, and how far is each?"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.imports.report import flaws_csv
from api.services.lasting.book import cancel
from api.services.noting import Noting
from api.services.open_store import Store
from api.services.viewer import Permission, Viewer
from data.sources.flaws import Flaw
from models.enums import RunStatus
from models.errors import NotFound
from models.tables import ImportJob

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class SentFile:
    """One file: what it is, where it stands (None: its columns are being settled), what came."""

    id: str
    file_name: str
    source_name: str
    is_feed: bool
    sent_at: datetime
    status: str | None
    preview: bool
    lines_done: int
    lines_total: int
    is_kept: bool
    report: dict[str, Any]
    failure: str | None
    finished_at: datetime | None

    @property
    def is_active(self) -> bool:
        """Whether somebody works on it, or will."""
        return self.status in (RunStatus.QUEUED, RunStatus.RUNNING)


def own_job(session: Session, viewer: Viewer, job_id: str) -> ImportJob:
    """The file, for its own structure; another's is as if it were not there. Raises NotFound."""
    job = session.get(ImportJob, job_id)
    if job is None or job.structure_id != viewer.structure_id:
        raise NotFound("Fichier", job_id)
    return job


def sent_files(session: Session, viewer: Viewer) -> list[SentFile]:
    """The structure's latest files, newest first."""
    viewer.must(Permission.PROSPECT)
    own = select(ImportJob).where(ImportJob.structure_id == (viewer.structure_id or ""))
    newest = own.order_by(ImportJob.sent_at.desc(), ImportJob.id).limit(_SHOWN)
    return [told(job) for job in session.scalars(newest)]


def told(job: ImportJob) -> SentFile:
    """A file as a page tells of it."""
    return SentFile(
        job.id,
        job.file_name,
        job.source_name,
        job.kind == "v3",
        job.sent_at,
        job.status,
        job.preview,
        job.lines_done,
        job.lines_total or 0,
        job.sample is not None,
        job.report,
        job.failure,
        job.finished_at,
    )


def give_up(store: Store, noting: Noting, job_id: str) -> None:
    """Stop a file's import, or forget a file not landed. Raises NotFound."""
    noting.viewer.must(Permission.PROSPECT)
    with store.sessions.begin() as session:
        job = own_job(session, noting.viewer, job_id)
        if job.active is not None:
            cancel(session, ImportJob, job_id, noting.now)
        elif job.status is not RunStatus.DONE or job.preview:
            job.content = job.sample = None
            job.status, job.finished_at = RunStatus.CANCELLED, noting.now


def errors_csv(session: Session, viewer: Viewer, job_id: str) -> str:
    """The lines that did not land, or would not, each with its remedy. Raises NotFound."""
    viewer.must(Permission.PROSPECT)
    report = own_job(session, viewer, job_id).report
    return flaws_csv([Flaw(**each) for each in report.get("flaws", [])])
