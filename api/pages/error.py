"""What does a reader see when a page cannot be shown?"""

from fastapi import Request
from fastapi.responses import Response

from api.errors import Problem
from api.pages.templating import render


def error_page(request: Request, problem: Problem) -> Response:
    """A page with the problem's title, its sentence, and a way back."""
    return render(
        request,
        "error.html",
        {"problem": problem},
        status=problem.status,
        fragment="components/problem.html",
    )
