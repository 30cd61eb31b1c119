"""How is a page made from a template?"""

from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from fastapi import Request
from fastapi.responses import Response
from fastapi.templating import Jinja2Templates
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.guard.own_forms import signed_in_here
from api.pages import flash, htmx
from api.pages.template_words import FILTERS, GLOBALS
from api.pages.typography import TypesetTemplate

FOLDER: Final = Path(__file__).parent / "templates"


def render(
    request: Request,
    template: str,
    context: Mapping[str, Any],
    *,
    status: int = HTTPStatus.OK,
    fragment: str | None = None,
) -> Response:
    """The page; or its `fragment` template alone, where htmx asks to swap a part of it."""
    partly = fragment is not None and htmx.asks_fragment(request)
    name = fragment if fragment is not None and partly else template
    visitor = signed_in_here(request)
    shared = {
        # Whoever is signed in; None on the pages shown to nobody in particular.
        "viewer": visitor.viewer if visitor is not None else None,
        "notice": None if partly else flash.notice_for(request),
    }
    answer = TEMPLATES.TemplateResponse(
        request, name, {**shared, **context}, status_code=int(status)
    )
    if fragment is not None:
        htmx.keep_apart(answer)
    if shared["notice"] is not None:
        flash.forget_notice(answer)
    return answer


def _environment() -> Environment:
    # Titles and names come from outside: everything is escaped, and a misspelt name is an error.
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.template_class = TypesetTemplate
    environment.filters |= FILTERS
    environment.globals |= GLOBALS
    return environment


TEMPLATES: Final = Jinja2Templates(env=_environment())
