"""How is the import of a sent file asked for? One at a time for a structure, then done aside."""

from datetime import datetime

import structlog
from sqlalchemy.exc import IntegrityError

from api.services.imports.run_import import V3
from api.services.not_possible import not_possible
from api.services.noting import Noting
from api.services.open_store import Store
from api.services.pool_imports.kept_file import open_sample
from api.services.pool_imports.sent import own_job
from api.services.viewer import Permission
from data.sources.headers import find_columns, missing_columns
from data.sources.templates import kind_named
from models.enums import RunStatus
from models.tables import ImportJob

log = structlog.get_logger()


def ask_import(store: Store, noting: Noting, job_id: str, *, preview: bool) -> None:
    """Queue a sent file, to land or (`preview`) only to tell what it would do.

    Raises NotFound, RightMissing, NotPossible where columns are missing, the file is gone, or
    another of the structure's is under way.
    """
    noting.viewer.must(Permission.PROSPECT)
    try:
        with store.sessions.begin() as session:
            job = own_job(session, noting.viewer, job_id)
            _check(store, job)
            _queue(job, noting.now, preview=preview)
            session.flush()
    except IntegrityError:
        raise not_possible(
            "Un autre fichier de votre structure est en cours d'import : attendez sa fin."
        ) from None
    log.info("import asked", job=job_id, preview=preview)


def _queue(job: ImportJob, now: datetime, *, preview: bool) -> None:
    job.status, job.active, job.preview = RunStatus.QUEUED, job.structure_id, preview
    job.asked_at, job.finished_at, job.cancel_asked = now, None, False
    job.lines_done, job.report, job.failure = 0, {}, None


def _check(store: Store, job: ImportJob) -> None:
    if job.active is not None:
        raise not_possible("Ce fichier est déjà en cours d'import.")
    if job.sample is None:
        raise not_possible("Ce fichier n'est plus gardé : envoyez-le de nouveau.")
    if job.kind == V3:
        return
    kind, headers = kind_named(job.kind), open_sample(store.sealer, job.sample).headers
    missing = missing_columns(kind, find_columns(headers, kind, job.mapping, job.file_name))
    if missing:
        names = ", ".join(f"« {each} »" for each in missing)
        raise not_possible(f"Dites d'abord quelle colonne donne : {names}.")
    given = [key for key in job.mapping.values() if key]
    twice = sorted({kind.column(key).header for key in given if given.count(key) > 1})
    if twice:
        names = ", ".join(f"« {each} »" for each in twice)
        raise not_possible(f"Deux colonnes sont lues comme {names} : gardez-en une.")
