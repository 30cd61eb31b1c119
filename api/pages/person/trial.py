"""`/jeunes/{id}/essai`: may this person enter the trial, and which arm did the draw give?"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.asked import PersonId
from api.entry import Entry, EntryRefused
from api.pages.flash import Notice, see_other
from api.pages.forms import UNPROCESSABLE, Form, Posted
from api.pages.person.addresses import person_address
from api.pages.person.header import header_of
from api.pages.templating import render
from api.permitted import may_write_file
from api.services.trial.enrol import enrol, open_standing
from api.services.trial.refusals import NotEnrollable
from api.services.viewer import Permission

router = APIRouter(prefix="/jeunes/{person_id}/essai", default_response_class=HTMLResponse)


@dataclass(frozen=True)
class TrialPage:
    """One request about somebody's place in the trial."""

    request: Request
    access: Given
    viewer: Asking
    person_id: PersonId

    def shown(self, form: Form | None = None) -> Response:
        """Where they stand; with the form as it was filled after a refusal."""
        noting = self.access.noting(self.viewer)
        context = {
            "standing": open_standing(self.access.store, noting, self.person_id),
            "person": header_of(self.access, self.viewer, self.person_id),
            "form": form or Form(),
            "today": self.access.today(),
            "may_enrol": self.viewer.may(Permission.WRITE_FILES),
        }
        status = UNPROCESSABLE if form is not None else HTTPStatus.OK
        return render(self.request, "person/trial.html", context, status=status)


OnTrial = Annotated[TrialPage, Depends(TrialPage)]


@router.get("")
def standing(page: OnTrial) -> Response:
    """Where they stand."""
    return page.shown()


@router.post("", dependencies=[Depends(may_write_file)])
def enrolled(page: OnTrial, texts: Posted) -> Response:
    """Enrol and draw."""
    entry = Entry(texts, page.access.today())
    try:
        agreed_on = entry.need("accord", entry.day("accord"))
        if not entry.ticked("informe"):
            entry.refuse("informe", "Il doit savoir qu'un tirage décide, et en être d'accord.")
        entry.check()
        if agreed_on is not None:
            enrol(page.access.store, page.access.noting(page.viewer), page.person_id, agreed_on)
    except EntryRefused as refusal:
        return page.shown(Form(entry.kept(), refusal.mistakes))
    except NotEnrollable as refusal:
        return page.shown(Form(entry.kept(), {"accord": str(refusal)}))
    return see_other(page.request, person_address(page.person_id, "essai"), Notice.ENROLLED)
