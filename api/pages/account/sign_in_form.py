"""What does the sign-in page show?"""

from dataclasses import dataclass, replace

from fastapi import Request
from fastapi.responses import Response

from api.guard.cookies import keep_visit
from api.pages.templating import render


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


def sign_in_page(request: Request, form: SignInForm, status: int = 200) -> Response:
    """The page with one form, tied to this browser's visit."""
    page = render(request, "account/sign_in.html", {"sign_in": form}, status=status)
    keep_visit(request, page)
    return page
