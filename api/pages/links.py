"""Where does a link lead that changes one choice of the page and keeps the others?"""

from fastapi import Request


def same_page(request: Request, **changes: object) -> str:
    """This page's address with some query parameters set; None or "" takes one away."""
    url = request.url.include_query_params(**{k: v for k, v in changes.items() if not _none(v)})
    url = url.remove_query_params([name for name, value in changes.items() if _none(value)])
    return f"{url.path}?{url.query}" if url.query else url.path


def _none(value: object) -> bool:
    return value is None or value == ""
