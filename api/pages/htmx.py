"""Does htmx ask for a part of a page, to be swapped into the one already shown?"""

from typing import Final

from fastapi import Request
from fastapi.responses import Response

_ASKS: Final = "HX-Request"
# Going back, htmx may ask for a whole page that it no longer holds.
_RESTORES: Final = "HX-History-Restore-Request"


def asks_fragment(request: Request) -> bool:
    """Whether a fragment is to be answered; a page otherwise."""
    headers = request.headers
    return headers.get(_ASKS) == "true" and headers.get(_RESTORES) != "true"


def keep_apart(answer: Response) -> None:
    """Tell whoever keeps answers that page and fragment share their address."""
    answer.headers.append("Vary", _ASKS)
