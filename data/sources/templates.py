"""What does an empty file to fill in look like? One template per kind, from its columns."""

import csv
import io
from typing import Literal

from data.sources.columns import KINDS, Column, Kind
from data.sources.safe_cells import safe_cell
from data.sources.xlsx_rows import DATA_SHEET
from models.errors import NotFound

Format = Literal["csv", "xlsx"]
EXPLANATIONS_SHEET = "Explications"


def kind_named(name: str) -> Kind:
    """The kind with this name; raises NotFound, listing the kinds, when there is none."""
    try:
        return KINDS[name]
    except KeyError:
        raise NotFound("Type d'import", f"{name} (au choix : {', '.join(KINDS)})") from None


def template(name: str, file_format: Format = "csv") -> bytes:
    """Bytes of the template of a kind: headers and fictitious lines to delete.

    CSV is UTF-8 with a byte-order mark and `;`, as French spreadsheets expect. XLSX has a second
    sheet that explains every column; all its cells are text, so that no code loses a zero.
    """
    kind = kind_named(name)
    return _workbook(kind) if file_format == "xlsx" else _csv(kind)


def example_lines(kind: Kind) -> list[list[str]]:
    """Fictitious lines: one full, and where lines have a number of their own the shortest."""
    full = [column.example for column in kind.columns]
    if "source_id" not in {column.key for column in kind.columns}:
        return [full]
    needed = {column.key for column in kind.columns if column.required} | set(kind.shortest)
    needed |= {"source_id" if "source_id" in group else group[0] for group in kind.one_of}
    return [full, [_second(column) if column.key in needed else "" for column in kind.columns]]


def explanations(kind: Kind) -> list[list[str]]:
    """One line per column: header, needed or not, form, example, other headers understood."""
    either = {
        key: " ou ".join(kind.column(each).header for each in group)
        for group in kind.one_of
        for key in group
    }
    return [
        [
            column.header,
            "oui" if column.required else either.get(column.key, "non"),
            column.form,
            column.example,
            ", ".join(column.aliases),
        ]
        for column in kind.columns
    ]


EXPLANATION_HEADERS = ["Colonne", "Obligatoire", "Attendu", "Exemple", "Autres en-têtes reconnus"]


def _second(column: Column) -> str:
    # Only the line's own number must differ: the first line's SIRET is that of the same firm.
    return column.example.replace("0001", "0002") if column.key == "source_id" else column.example


def _csv(kind: Kind) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.header for column in kind.columns])
    for line in example_lines(kind):
        writer.writerow([safe_cell(cell) for cell in line])
    return text.getvalue().encode("utf-8-sig")


def _workbook(kind: Kind) -> bytes:
    # A tenth of a second to import: only who asks for a workbook waits for it, not each start.
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    workbook = Workbook()
    data = workbook.active or workbook.create_sheet()
    data.title = DATA_SHEET
    help_sheet = workbook.create_sheet(EXPLANATIONS_SHEET)
    data.append([column.header for column in kind.columns])
    for line in example_lines(kind):
        data.append([safe_cell(cell) for cell in line])
    help_sheet.append(["Supprimez les lignes d'exemple. Une ligne est " + kind.one_line_is + "."])
    help_sheet.append(EXPLANATION_HEADERS)
    for explained in explanations(kind):
        help_sheet.append(explained)
    for sheet, header_line in ((data, 1), (help_sheet, 2)):
        for column in range(1, sheet.max_column + 1):
            sheet.cell(header_line, column).font = Font(bold=True)
            sheet.column_dimensions[get_column_letter(column)].width = 24
            # Text, so that a typed 01000 or 2A004 or a SIRET stays as typed.
            sheet.column_dimensions[get_column_letter(column)].number_format = "@"
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()
