"""How does a program send a file? As the body of its request, within a limit."""

from http import HTTPStatus
from typing import Annotated

from fastapi import HTTPException, Query, Request

FileName = Annotated[
    str, Query(max_length=120, description="Nom du fichier, avec sa fin : .csv, .xlsx …")
]


async def sent_body(request: Request, most: int) -> bytes:
    """The whole body; raises HTTPException once it is longer than `most` bytes."""
    content = bytearray()
    async for part in request.stream():
        content += part
        if len(content) > most:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return bytes(content)
