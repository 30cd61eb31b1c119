"""How does an import land whole or not at all? One transaction, undone by any refusal or fault."""

import hashlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace

import structlog
from sqlalchemy.orm import Session

from api.services.imports.landing.context import Landing
from api.services.imports.landing.records import save_conflicts, save_geocoded, save_run
from api.services.imports.report import ImportReport, rejected_lines
from api.services.imports.request import ImportRequest, ImportTools
from api.services.pool.settled.settle_pool import settle_pool
from api.words.numbers import counted
from data.sources.flaws import Flaw
from models.store.pool_version import bump_pool_version

_log = structlog.get_logger()


@dataclass(frozen=True)
class ReadFile:
    """What was read before the transaction: name, bytes' hash, number of lines, new addresses."""

    name: str
    sha256: str
    lines: int
    geocoded: list[dict[str, object]]


class _Refused(Exception):
    """A strict import met a refusal; never leaves this module, it only undoes the transaction."""


class _Previewed(Exception):
    """Somebody only asked what an import would do; it undoes the transaction like a refusal."""

    def __init__(self, report: ImportReport) -> None:
        self.report = replace(report, run_id=None)
        super().__init__()


def sha256_of(content: bytes) -> str:
    """SHA-256 (hex) of a file's bytes."""
    return hashlib.sha256(content).hexdigest()


def land(
    tools: ImportTools,
    request: ImportRequest,
    file: ReadFile,
    begin: Callable[[Session], Landing],
    write: Callable[[Landing], None],
) -> ImportReport:
    """Run `write` on the landing that `begin` makes of a session, in one transaction.

    In strict mode any refused cell undoes everything. Any exception does too, and is raised.
    """
    run_id = uuid.uuid4().hex
    landing = None
    tools.report_writing()
    try:
        with tools.sessions.begin() as session:
            landing = begin(session)
            write(landing)
            if request.strict and any(flaw.refused for flaw in landing.flaws):
                raise _Refused
            save_geocoded(session, file.geocoded)
            _settle(landing)
            if landing.pool_changed:
                bump_pool_version(session)
            report = _report(landing, request, file, run_id)
            if request.preview:
                raise _Previewed(report)
            save_run(landing, report, file.sha256)
            tools.report_landed(session, report)
    except _Previewed as previewed:
        report = previewed.report
    except _Refused:
        report = _nothing_landed(landing.flaws if landing else [], request, file)
    tools.report_progress(file.lines, file.lines)
    _log_counts(report)
    return report


def _log_counts(report: ImportReport) -> None:
    _log.info(
        "imported",
        kind=report.kind,
        run=report.run_id,
        added=report.added,
        updated=report.updated,
        unchanged=report.unchanged,
        rejected=report.rejected,
    )


def _settle(landing: Landing) -> None:
    """Offers of several sources that are one stand in the pool once."""
    if not (landing.touched_offers or landing.touched_employers):
        return
    settled = settle_pool(
        landing.session, landing.touched_employers, landing.touched_offers, landing.tools.now
    )
    landing.pool_changed |= bool(settled.changed)
    landing.kept_once, landing.in_doubt = settled.kept_once, settled.in_doubt
    if settled.kept_once:
        landing.messages.append(
            f"{counted(settled.kept_once, 'offre déjà connue', 'offres déjà connues')} d'une autre "
            "source : une seule fois dans le vivier."
        )
    if settled.in_doubt:
        landing.messages.append(
            f"{counted(settled.in_doubt, 'paire', 'paires')} d'offres peut-être identiques : à "
            "examiner."
        )


def _report(landing: Landing, request: ImportRequest, file: ReadFile, run_id: str) -> ImportReport:
    tally = landing.tally
    return ImportReport(
        kind=request.kind,
        source_name=request.source_name,
        file=file.name,
        run_id=run_id,
        landed=True,
        lines=file.lines,
        added=tally.added,
        updated=tally.updated,
        unchanged=tally.unchanged,
        rejected=rejected_lines(landing.flaws),
        absent=landing.absent,
        returned=landing.returned,
        kept_once=landing.kept_once,
        in_doubt=landing.in_doubt,
        conflicts=save_conflicts(landing, run_id),
        flaws=tuple(landing.flaws),
        messages=tuple(landing.messages),
    )


def _nothing_landed(flaws: list[Flaw], request: ImportRequest, file: ReadFile) -> ImportReport:
    return ImportReport(
        kind=request.kind,
        source_name=request.source_name,
        file=file.name,
        run_id=None,
        landed=False,
        lines=file.lines,
        rejected=rejected_lines(flaws),
        flaws=tuple(flaws),
    )
