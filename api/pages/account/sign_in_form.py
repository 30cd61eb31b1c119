"""What does the sign-in page show?"""

from dataclasses import dataclass, replace
from http import HTTPStatus

from fastapi import Request
from fastapi.responses import Response

from api.access import access_of
from api.guard.cookies import keep_visit
from api.pages.templating import render
from api.services.accounts.door.refusals import TooManyAttempts


@dataclass(frozen=True)
class SignInForm:
    """The form's values (never a password), where it leads, what it keeps, what it says."""

    login: str = ""
    after: str = "/"
    kept: str = ""
    notice: str = ""
    error: str = ""

    def saying(self, error: str) -> "SignInForm":
        """The same form, told why it was refused."""
        return replace(self, error=error)


def too_many_attempts(request: Request, form: SignInForm, refused: TooManyAttempts) -> Response:
    """The page, saying how long to wait; programs read it in the header."""
    page = sign_in_page(request, form.saying(str(refused)), HTTPStatus.TOO_MANY_REQUESTS)
    page.headers["Retry-After"] = str(int(refused.wait.total_seconds()) + 1)
    return page


def sign_in_page(request: Request, form: SignInForm, status: int = 200) -> Response:
    """The page with its forms, tied to this browser's visit."""
    provider = access_of(request).doorkeeper.provider
    context = {"sign_in": form, "provider": provider.name if provider else None}
    page = render(request, "account/sign_in.html", context, status=status)
    keep_visit(request, page)
    return page
