"""What does a reader see when a page cannot be shown?"""

from fastapi import Request
from fastapi.responses import Response

from api.errors import Problem
from api.pages.templates_folder import TEMPLATES


def error_page(request: Request, problem: Problem) -> Response:
    """A page with the problem's title, its sentence, and a way back."""
    return TEMPLATES.TemplateResponse(
        request, "error.html", {"problem": problem}, status_code=problem.status
    )
