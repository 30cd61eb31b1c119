"""How much may a form hold? Read once, within limits, whoever sent it."""

from http import HTTPStatus
from typing import Final

from fastapi import HTTPException, Request
from starlette.datastructures import FormData

# Ten times what the longest form of the pages holds.
_MOST_BYTES: Final = 100_000
_MOST_FIELDS: Final = 1000


async def read_form(request: Request) -> FormData:
    """The form just posted; raises HTTPException for one too long or of unknown length, or a file.

    What was read is kept with the request: whoever asks again gets the same.
    """
    length = request.headers.get("content-length", "")
    if not length.isdecimal():
        raise HTTPException(HTTPStatus.LENGTH_REQUIRED)
    if int(length) > _MOST_BYTES:
        raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return await request.form(max_files=0, max_fields=_MOST_FIELDS)
