"""How do a plan and the log leave as a table? CSV or XLSX, each cell safe in a spreadsheet.

The log holds what its structures let the reader see, and no free text: there is none.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final, Literal

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.prospection.gaps.zones import ZONE_KIND
from api.services.prospection.held.holding import name_of
from api.services.prospection.terms import ProspectionTerms
from api.services.prospection.told.timeline import contact_line
from api.services.viewer import Permission, Viewer
from api.words.dates import in_france, short_day
from api.words.numbers import decimal
from data.sources.safe_cells import safe_cell
from models.tables import Employer, EmployerContact

type Format = Literal["csv", "xlsx"]
type Table = tuple[Sequence[str], list[list[str]]]

PLAN_HEADERS: Final = (
    "Rang",
    "Entreprise",
    "Commune",
    "Métier à demander",
    "ROME",
    "Places",
    "Pour qui",
    "Chance d'un oui (%)",
    "Dernier contact",
)
LOG_HEADERS: Final = (
    "Date",
    "Entreprise",
    "SIRET",
    "Structure",
    "Famille de métiers",
    "Canal",
    "Personne rencontrée",
    "Réponse",
    "Places ouvertes",
    "Suite",
    "Date de la suite",
    "Motif malgré un suivi",
    "Annulé le",
)


GAPS_HEADERS: Final = ("Famille de métiers", "Code", "Zone d'emploi", "Jeunes", "Places", "Écart")


def plan_table(document: dict[str, Any]) -> Table:
    """The calls of a plan's document."""
    rows = [
        [
            str(call["rank"]),
            call["name"],
            call["commune"] or "",
            call["trade"],
            call["rome"],
            str(call["places"]),
            call["sentence"],
            decimal(100 * call["chance"], 0),
            short_day(date.fromisoformat(call["last_contact"])) if call["last_contact"] else "",
        ]
        for call in document["calls"]
    ]
    return PLAN_HEADERS, rows


def gaps_table(document: dict[str, Any]) -> Table:
    """The cells of a document of gaps; what too few people wish for is not counted out."""
    few = f"moins de {document['least_shown']}"
    rows = [
        [
            cell["family_label"],
            cell["family"],
            cell["zone"].removeprefix(ZONE_KIND),
            few if cell["young_people"] is None else str(cell["young_people"]),
            str(cell["places"]),
            "" if cell["gap"] is None else str(cell["gap"]),
        ]
        for cell in document["cells"]
    ]
    return GAPS_HEADERS, rows


def log_table(session: Session, viewer: Viewer, today: date) -> Table:
    """The shared log as the viewer may read it, newest first."""
    viewer.must(Permission.READ_PROSPECTION)
    terms = ProspectionTerms.on(today)
    newest = (
        select(EmployerContact, Employer)
        .join(Employer, Employer.id == EmployerContact.employer_id)
        .order_by(EmployerContact.contacted_on.desc(), EmployerContact.id)
    )
    rows = []
    for contact, employer in session.execute(newest):
        line = contact_line(session, viewer, contact, terms)
        rows.append(
            [
                short_day(line.on),
                name_of(employer),
                employer.siret or "",
                line.structure or "",
                line.family or "",
                line.channel or "",
                line.person_met or "",
                line.answer or "",
                "" if line.places_opened is None else str(line.places_opened),
                line.next_step or "",
                short_day(line.next_step_on) if line.next_step_on else "",
                line.why_despite or "",
                short_day(in_france(line.withdrawn_at).date()) if line.withdrawn_at else "",
            ]
        )
    return LOG_HEADERS, rows


def written(table: Table, file_format: Format, title: str) -> bytes:
    """The table as a file's content."""
    headers, rows = table
    lines = [list(headers), *([safe_cell(cell) for cell in row] for row in rows)]
    return _csv(lines) if file_format == "csv" else _workbook(lines, title)


def _csv(lines: Iterable[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(lines)
    return text.getvalue().encode("utf-8-sig")


def _workbook(lines: list[list[str]], title: str) -> bytes:
    workbook = Workbook()
    sheet = workbook.active or workbook.create_sheet()
    sheet.title = title
    for line in lines:
        sheet.append(line)
    for column in range(1, sheet.max_column + 1):
        sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = 24
    sheet.freeze_panes = "A2"
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()
