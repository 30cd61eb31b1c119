"""How is a file of the pages answered? From memory, to be kept for ever under its address."""

from typing import Final

from fastapi.exceptions import HTTPException
from fastapi.responses import Response
from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from api.pages.static_files import PREFIX, ServedFile, served_files

# A year: the longest that browsers honour.
_FOR_EVER: Final = "public, max-age=31536000, immutable"


async def answer_file(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer `/static/…`; anything outside the catalogue does not exist."""
    file = served_files().get(scope["path"].removeprefix(f"{PREFIX}/"))
    if file is None:
        raise HTTPException(404)
    if scope["method"] not in {"GET", "HEAD"}:
        raise HTTPException(405)
    await _answer(file, Headers(scope=scope))(scope, receive, send)


def _answer(file: ServedFile, asked: Headers) -> Response:
    headers = {"Cache-Control": _FOR_EVER, "Vary": "Accept-Encoding"}
    if "gzip" not in asked.get("accept-encoding", ""):
        return Response(file.plain, media_type=file.media_type, headers=headers)
    headers["Content-Encoding"] = "gzip"
    return Response(file.compressed, media_type=file.media_type, headers=headers)
