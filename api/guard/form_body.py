"""How much may a form hold? Read once, within limits, whoever sent it."""

from http import HTTPStatus
from typing import Final

from fastapi import HTTPException, Request
from starlette.datastructures import FormData

# Ten times what the longest form of the pages holds.
_MOST_BYTES: Final = 100_000
_MOST_FIELDS: Final = 1000
# The pages to which a file is sent, and how much each may hold with its form.
RUPTURES_PAGE: Final = "/ruptures/import"
OFFERS_PAGE: Final = "/vivier/import"
_MOST_FILE_BYTES: Final = {RUPTURES_PAGE: 5_100_000, OFFERS_PAGE: 10_100_000}


async def read_form(request: Request) -> FormData:
    """The form just posted; raises HTTPException for one too long or of unknown length, or a file.

    What was read is kept with the request: whoever asks again gets the same.
    """
    length = request.headers.get("content-length", "")
    if not length.isdecimal():
        raise HTTPException(HTTPStatus.LENGTH_REQUIRED)
    most = _MOST_FILE_BYTES.get(request.url.path)
    if int(length) > (most or _MOST_BYTES):
        raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return await request.form(max_files=int(most is not None), max_fields=_MOST_FIELDS)
