"""How is the path shown: whole, as the part that htmx swaps, or with what could not be noted?"""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import Depends, Request
from fastapi.responses import Response

from api.access import Asking, Given
from api.asked import PersonId
from api.entry import Entry, EntryRefused
from api.pages.flash import Notice, see_other
from api.pages.forms import UNPROCESSABLE
from api.pages.htmx import asks_fragment
from api.pages.person.addresses import person_address
from api.pages.templating import render
from api.services.followup.path.told import read_path
from api.services.not_possible import Mistake, NotPossible

_PAGE: Final = "person/path.html"
_BODY: Final = "person/path_body.html"


@dataclass(frozen=True)
class PathPage:
    """One request about somebody's path."""

    request: Request
    access: Given
    viewer: Asking
    person_id: PersonId

    def shown(
        self,
        check: str | None = None,
        mistakes: tuple[Mistake, ...] = (),
        said: str = "",
    ) -> Response:
        """The path as it is now; `said`: what a swapped part confirms."""
        path = read_path(self.access.store, self.access.noting(self.viewer), self.person_id, check)
        context = {
            "path": path,
            "person": path.person,
            "mistakes": mistakes,
            "said": said,
            "today": self.access.today(),
        }
        status = UNPROCESSABLE if mistakes else HTTPStatus.OK
        return render(self.request, _PAGE, context, status=status, fragment=_BODY)

    def after(
        self,
        note: Callable[[], object],
        notice: Notice,
        part: Callable[[], Response] | None = None,
    ) -> Response:
        """Do it, then show the path; what could not be done is told above it.

        `part` is what htmx swaps instead of the whole path, where that is less.
        """
        try:
            note()
        except NotPossible as refusal:
            return self.shown(mistakes=refusal.mistakes)
        except EntryRefused as refusal:
            told = tuple(Mistake(name, text) for name, text in refusal.mistakes.items())
            return self.shown(mistakes=told)
        if asks_fragment(self.request):
            shown = part() if part is not None else self.shown(said=notice.value)
            return self.access.then_refresh(shown)
        address = person_address(self.person_id, "parcours")
        return self.access.then_refresh(see_other(self.request, address, notice))

    def entry(self, texts: dict[str, str]) -> Entry:
        """The fields posted, as of today."""
        return Entry(texts, self.access.today())


OnPath = Annotated[PathPage, Depends(PathPage)]
