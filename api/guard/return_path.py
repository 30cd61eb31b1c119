"""Where does somebody go once signed in? A page of ours, never another site."""

from typing import Final
from urllib.parse import quote, urlsplit

from fastapi import Request

from api.doors import API, SIGN_IN, SIGN_IN_PAGES, SIGN_OUT, STATIC

HOME: Final = "/"
_LONGEST: Final = 500


def safe_path(asked: str | None) -> str:
    """The path asked for when it is one of our pages, else the first page."""
    if not asked or len(asked) > _LONGEST or not asked.isprintable() or "\\" in asked:
        return HOME
    # Browsers read "//host" and "/\\host" as another site.
    if not asked.startswith("/") or asked.startswith("//"):
        return HOME
    parts = urlsplit(asked)
    elsewhere = bool(parts.scheme or parts.netloc)
    no_page = parts.path in SIGN_IN_PAGES | {SIGN_OUT} or parts.path.startswith((API, STATIC))
    return HOME if elsewhere or no_page else asked


def sign_in_address(path: str) -> str:
    """The sign-in page that leads to this path afterwards."""
    kept = safe_path(path)
    return SIGN_IN if kept == HOME else f"{SIGN_IN}?suite={quote(kept, safe='/')}"


def asked_path(request: Request) -> str:
    """The path and query of this request, as a path of ours."""
    query = request.url.query
    return request.url.path + (f"?{query}" if query else "")


def page_it_came_from(request: Request) -> str:
    """The page of ours that sent this request, by its Referer; else the first page."""
    came_from = urlsplit(request.headers.get("referer", ""))
    if came_from.netloc != request.headers.get("host"):
        return HOME
    return safe_path(came_from.path + (f"?{came_from.query}" if came_from.query else ""))
