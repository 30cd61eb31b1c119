"""How does somebody send a file of offers? Read enough to show its columns, kept, not landed."""

from datetime import date, datetime, timedelta
from pathlib import PurePath
from typing import Final

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from api.services.imports.import_template import ImportKind
from api.services.imports.landing.records import ListOfFiles, saved_mapping
from api.services.imports.run_import import V3, V3_SOURCE
from api.services.not_possible import not_possible
from api.services.noting import Noting, new_id
from api.services.open_store import Store
from api.services.pool_imports.kept_file import Sample, seal_file, seal_sample
from api.services.viewer import Permission
from data.sources.column_guesses import guess_columns
from data.sources.columns import header_name
from data.sources.headers import known_header
from data.sources.spreadsheets import sheet_from_bytes
from data.sources.templates import kind_named
from data.sources.v3 import read_v3
from models.enums import RunStatus
from models.errors import BrokenInput
from models.tables import ImportJob

MOST_BYTES: Final = 10_000_000
SAMPLE_LINES: Final = 8
# A file nobody landed is forgotten after so long.
KEPT: Final = timedelta(days=1)
_ENDINGS: Final = (".csv", ".xlsx", ".json")
_LONGEST_NAME: Final = 120
_FEED_HEADERS: Final = ("Intitulé", "Métier (ROME)", "Niveau", "Places", "Début", "Expire le")


def send_offers(store: Store, noting: Noting, file: tuple[str, bytes], register: str) -> str:
    """Keep a file of (name, content) for its columns to be settled; gives its id.

    `register`: of which list the file is a copy; empty: the structure's own. Raises BrokenInput,
    RightMissing, NotPossible.
    """
    noting.viewer.must(Permission.PROSPECT)
    structure = noting.viewer.structure_id
    if structure is None:
        raise not_possible("Un fichier s'importe au nom d'une structure : connectez-vous.")
    name, content = PurePath(file[0]).name, file[1]
    ending = PurePath(name).suffix.lower()
    if ending not in _ENDINGS:
        raise BrokenInput("fichier", "un fichier CSV, XLSX ou JSON (flux v3) est attendu.")
    if len(content) > MOST_BYTES:
        raise BrokenInput("fichier", "10 Mo au plus : partagez-le en plusieurs fichiers.")
    is_feed = ending == ".json"
    sample = _feed(content, name, noting.today) if is_feed else _table(content, name)
    job = ImportJob(
        id=new_id("im"),
        kind=V3 if is_feed else ImportKind.OFFERS.value,
        structure_id=structure,
        source_name=V3_SOURCE if is_feed else (register.strip()[:_LONGEST_NAME] or structure),
        file_name=name[-_LONGEST_NAME:],
        content=seal_file(store.sealer, content),
        sample=seal_sample(store.sealer, sample),
        lines_total=sample.lines,
        sent_by=noting.viewer.id,
        sent_at=noting.now,
    )
    with store.sessions.begin() as session:
        if not is_feed:
            job.mapping = _first_mapping(session, job, sample)
        forget_left(session, noting.now)
        session.add(job)
        session.flush()
        return job.id


def forget_left(session: Session, now: datetime) -> None:
    """Files left without landing for a day lose their content."""
    idle = or_(ImportJob.status.is_(None), ImportJob.active.is_(None))
    left = select(ImportJob.id).where(
        idle, ImportJob.sent_at < now - KEPT, ImportJob.sample.is_not(None)
    )
    ids = session.scalars(left).all()
    gone = {"content": None, "sample": None}
    session.execute(update(ImportJob).where(ImportJob.id.in_(ids)).values(**gone))
    session.execute(
        update(ImportJob)
        .where(ImportJob.id.in_(ids), ImportJob.status.is_(None))
        .values(status=RunStatus.CANCELLED, finished_at=now)
    )


def _table(content: bytes, name: str) -> Sample:
    known = known_header(kind_named(ImportKind.OFFERS.value))
    sheet = sheet_from_bytes(content, name, lambda header: header_name(header) in known)
    lines = len(sheet.rows) + len(sheet.flaws)
    if not lines:
        raise BrokenInput(name, "des en-têtes, mais aucune ligne en dessous.")
    return Sample(sheet.headers, sheet.header_line, sheet.rows[:SAMPLE_LINES], lines)


def _feed(content: bytes, name: str, today: date) -> Sample:
    """The first offers of a feed as a table: its fields have their places already."""
    feed = read_v3(content, name, today)
    if not feed.documents:
        raise BrokenInput(name, "ce flux ne contient ni offre, ni employeur.")
    rows = tuple(
        (
            offer.line,
            (
                offer.title,
                ", ".join(offer.romes),
                str(offer.diploma_level or ""),
                str(offer.places),
                offer.start_from.strftime("%d/%m/%Y") if offer.start_from else "",
                offer.expires_on.strftime("%d/%m/%Y") if offer.expires_on else "",
            ),
        )
        for offer in feed.offers[:SAMPLE_LINES]
    )
    return Sample(_FEED_HEADERS, 0, rows, feed.documents)


def _first_mapping(session: Session, job: ImportJob, sample: Sample) -> dict[str, str]:
    kind = kind_named(job.kind)
    files = ListOfFiles(job.kind, job.structure_id, job.source_name)
    guesses = guess_columns(sample.headers, kind, saved_mapping(session, files))
    return {guess.header: guess.key or "" for guess in guesses if guess.header}
