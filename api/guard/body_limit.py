"""How much may a request carry? Counted as it comes, whatever it says of its length."""

from http import HTTPStatus
from typing import Final

from fastapi import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# The largest file that is taken, with its form around it. Forms without a file hold far less
# (`form_body`), and so does a JSON body that means something.
MOST_BYTES: Final = 10_100_000


class BodyLimit:
    """Stops reading past the limit: memory is nobody's to fill."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the application read, and no more than so much."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > MOST_BYTES:
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return message

        await self.app(scope, counted, send)
