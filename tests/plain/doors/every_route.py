"""Every address of the application, read from its routes: what is added later is tried by itself.

A path parameter without an example here fails whoever asks, until it is given one.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute, Mount, Route

from api import pages, routes
from api.services.files.blocks import BLOCKS

# Of the demo: rural-17 is followed in Mamers.
EXAMPLES = {
    "adviser_id": "conseillere-mamers",
    "person_id": "rural-17",
    "offer_id": "boulangerie-conlie",
    "block": next(iter(BLOCKS)),
    "proposal_id": "no-such-proposal",
    "placement_id": "no-such-placement",
    "outcome_id": "1",
    "correction_id": "1",
    "token_id": "no-such-token",
    "session_key": "no-such-session",
    "employer_id": "employeur-775",
    "claim_id": "no-such-claim",
    "contact_id": "no-such-contact",
    "wish_id": "no-such-wish",
    "profile_id": "no-such-profile",
    "request_id": "no-such-request",
    "run_id": "no-such-run",
    "case_id": "no-such-rupture",
    "import_id": "no-such-import",
    "filter_id": "no-such-filter",
    "training_id": "no-such-training",
    "scorecard_id": "no-such-scorecard",
    "trial_id": "no-such-trial",
    "file_format": "csv",
}
OPEN = {
    ("GET", "/api/v1/health"),
    ("GET", "/connexion"),
    ("POST", "/connexion"),
    ("POST", "/connexion/fournisseur"),
    ("GET", "/connexion/retour"),
}


@dataclass(frozen=True)
class Asked:
    """One method of one route: its pattern, and an address with examples filled in."""

    method: str
    pattern: str
    address: str

    def __str__(self) -> str:
        return f"{self.method} {self.pattern}"

    @property
    def names_a_person(self) -> bool:
        return "{person_id}" in self.pattern

    @property
    def writes(self) -> bool:
        return self.method not in {"GET", "HEAD", "OPTIONS"}

    @property
    def is_api(self) -> bool:
        return self.pattern.startswith("/api/")


def every_route(app: FastAPI) -> list[Asked]:
    """All methods of all routes but HEAD, which answers as GET; files have a test of their own."""
    return sorted(
        (
            Asked(method, path, filled(path))
            for path, methods in _flat(app.routes, "")
            for method in methods - {"HEAD"}
        ),
        key=str,
    )


def all_routes() -> list[Asked]:
    """The same, known before any database is: a test holds them against the real application."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=f"{routes.PREFIX}/openapi.json")
    app.include_router(routes.router)
    app.include_router(pages.router)
    return every_route(app)


def filled(pattern: str) -> str:
    """The path with an example for each parameter."""
    parts = []
    for part in pattern.split("/"):
        if part.startswith("{"):
            name = part[1:-1].partition(":")[0]
            assert name in EXAMPLES, f"{pattern}: give {name} an example in {__file__}"
            part = EXAMPLES[name]
        parts.append(part)
    return "/".join(parts)


def _flat(listed: Iterable[BaseRoute], prefix: str) -> Iterable[tuple[str, set[str]]]:
    for route in listed:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            # FastAPI keeps a router that was included as one route of its own kind.
            context = route.include_context  # type: ignore[attr-defined]
            yield from _flat(inner.routes, prefix + context.prefix)
        elif isinstance(route, APIRoute | Route):
            yield prefix + route.path, set(route.methods or ())
        else:
            assert isinstance(route, Mount), f"unknown kind of route: {route!r}"
            assert route.path == "/static", f"{route.path} is mounted: say how it is guarded"
