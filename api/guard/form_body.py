"""How much may a form hold? Read once, within limits, whoever sent it."""

from http import HTTPStatus
from typing import Final

from fastapi import HTTPException, Request
from starlette.datastructures import FormData

# Ten times what the longest form of the pages holds.
_MOST_BYTES: Final = 100_000
_MOST_FIELDS: Final = 1000
# The one page to which a file is sent, and how much it may hold.
FILE_PAGE: Final = "/ruptures/import"
_MOST_FILE_BYTES: Final = 5_100_000


async def read_form(request: Request) -> FormData:
    """The form just posted; raises HTTPException for one too long or of unknown length, or a file.

    What was read is kept with the request: whoever asks again gets the same.
    """
    length = request.headers.get("content-length", "")
    if not length.isdecimal():
        raise HTTPException(HTTPStatus.LENGTH_REQUIRED)
    takes_file = request.url.path == FILE_PAGE
    if int(length) > (_MOST_FILE_BYTES if takes_file else _MOST_BYTES):
        raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return await request.form(max_files=int(takes_file), max_fields=_MOST_FIELDS)
