"""Which addresses show a page? Read from the application's routes: a new page is found by itself.

A path parameter without an example fails the test that asks, until it is given one.
"""

from collections.abc import Iterable, Mapping
from itertools import product

from fastapi.responses import HTMLResponse
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute

from api import pages


def page_routes() -> list[str]:
    """Paths that a browser may open, parameters included."""
    return sorted(
        route.path
        for route in _flat(pages.router.routes)
        if "GET" in (route.methods or ())
        and isinstance(route.response_class, type)
        and issubclass(route.response_class, HTMLResponse)
    )


def addresses(path: str, examples: Mapping[str, list[str]]) -> list[str]:
    """The path with its parameters given every example, in order."""
    names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    missing = [name for name in names if name not in examples]
    assert not missing, f"{path}: give an example of {', '.join(missing)} in tests/browser"
    made = []
    for values in product(*(examples[name] for name in names)):
        address = path
        for name, value in zip(names, values, strict=True):
            address = address.replace(f"{{{name}}}", value)
        made.append(address)
    return made


def _flat(routes: Iterable[BaseRoute]) -> Iterable[APIRoute]:
    for route in routes:
        # FastAPI keeps a router that was included as one route of its own kind.
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from _flat(inner.routes)
        elif isinstance(route, APIRoute):
            yield route
