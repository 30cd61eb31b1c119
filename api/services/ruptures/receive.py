"""A file of ruptures that a structure sends: previewed, or landed line by line."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from api.services.imports.import_file import import_file
from api.services.imports.import_template import ImportKind
from api.services.imports.report import ImportReport
from api.services.imports.request import ImportRequest, ImportTools
from api.services.viewer import Permission, Viewer
from models.errors import BrokenInput

MOST_BYTES: Final = 5_000_000
_ENDINGS: Final = (".csv", ".xlsx")


def receive_ruptures(
    tools: ImportTools, viewer: Viewer, file: tuple[str, bytes], preview: bool
) -> ImportReport:
    """Import a file of (name, content) for the viewer's structure, as its register.

    The same file again changes nothing. Raises RightMissing, BrokenInput.
    """
    viewer.must(Permission.RECEIVE_RUPTURES)
    name, content = file
    ending = Path(name).suffix.lower()
    if ending not in _ENDINGS:
        raise BrokenInput("fichier", "un fichier CSV ou XLSX est attendu, nommé .csv ou .xlsx.")
    if len(content) > MOST_BYTES:
        raise BrokenInput("fichier", "5 Mo au plus : partagez-le en plusieurs fichiers.")
    with TemporaryDirectory(prefix="passerelle-ruptures-") as folder:
        path = Path(folder, f"ruptures{ending}")
        path.write_bytes(content)
        source = viewer.structure_id or "fichier"
        asked = ImportRequest(
            ImportKind.RUPTURES.value, path, source, viewer.structure_id, preview=preview
        )
        return import_file(tools, asked)


def told_of(report: ImportReport, preview: bool) -> dict[str, Any]:
    """The account of an import for programs: counts, and each refused cell without its value."""
    return {"preview": preview, **report.account()}
