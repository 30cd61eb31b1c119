"""`/jeunes/{id}/partage`: what other networks read of this person, on their agreement."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.asked import PersonId
from api.entry import Entry
from api.pages.exchange.done import done_or_again
from api.pages.exchange.entered import publication_entered
from api.pages.flash import Notice, see_other
from api.pages.forms import UNPROCESSABLE, Form, Posted
from api.pages.person.addresses import person_address
from api.pages.templating import render
from api.permitted import may_write_file
from api.services.exchange.shared.publish import publish_profile, withdraw_profile
from api.services.exchange.shared.sharing import Sharing, sharing_of

router = APIRouter(prefix="/jeunes/{person_id}/partage", default_response_class=HTMLResponse)


@dataclass(frozen=True)
class SharingPage:
    """One request about what is shared of somebody."""

    request: Request
    access: Given
    viewer: Asking
    person_id: PersonId

    def read(self) -> Sharing:
        """What is shared and what would be."""
        return sharing_of(self.access.store, self.access.noting(self.viewer), self.person_id)

    def shown(self, form: Form | None = None) -> Response:
        """The page; the form begins from what was agreed before."""
        sharing = self.read()
        status = UNPROCESSABLE if form is not None else HTTPStatus.OK
        context = {
            "sharing": sharing,
            "form": form or Form(_agreed_before(sharing)),
            "today": self.access.today(),
        }
        return render(self.request, "person/sharing.html", context, status=status)

    def then(self, notice: Notice) -> Response:
        """The same page, which says what was done."""
        return see_other(self.request, person_address(self.person_id, "partage"), notice)


OnSharing = Annotated[SharingPage, Depends(SharingPage)]


@router.get("")
def sharing(page: OnSharing) -> Response:
    """What is shared."""
    return page.shown()


@router.post("", dependencies=[Depends(may_write_file)])
def publish(page: OnSharing, texts: Posted) -> Response:
    """Share it, or renew it on a new agreement."""

    def write(entry: Entry) -> Response:
        wanted = publication_entered(entry, [rome for rome, _ in page.read().wishes])
        publish_profile(page.access.store, page.access.noting(page.viewer), page.person_id, wanted)
        return page.then(Notice.PROFILE_SHARED)

    return done_or_again(Entry(texts, page.access.today()), write, page.shown)


@router.post("/retrait", dependencies=[Depends(may_write_file)])
def withdraw(page: OnSharing, texts: Posted) -> Response:
    """Share it no more, at once."""

    def write(entry: Entry) -> Response:
        noting = page.access.noting(page.viewer)
        agreement_withdrawn = entry.ticked("accord-retire")
        withdraw_profile(page.access.store, noting, page.person_id, agreement_withdrawn)
        return page.then(Notice.PROFILE_TAKEN_DOWN)

    return done_or_again(Entry(texts, page.access.today()), write, page.shown)


def _agreed_before(sharing: Sharing) -> dict[str, str]:
    """All wishes, or what is shown now; an agreement is always given anew."""
    shown = sharing.profile
    trades = [each["rome"] for each in shown.card["trades"]] if shown else []
    ticked = {f"metier-{rome}": "oui" for rome, _ in sharing.wishes if not shown or rome in trades}
    if shown is None:
        return ticked
    return ticked | {"contrat": shown.card["contract"], "contact": shown.contact_agreed}
