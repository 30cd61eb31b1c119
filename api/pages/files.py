"""How does a table leave a page as a file? CSV or XLSX, under a name."""

from typing import Annotated, Final, Literal

from fastapi import Path
from fastapi.responses import Response

FileFormat = Annotated[Literal["csv", "xlsx"], Path(alias="file_format")]
_TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def file_answer(content: bytes, name: str) -> Response:
    """The file to be kept under this name."""
    return Response(
        content,
        media_type=_TYPES[name.rpartition(".")[2]],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
