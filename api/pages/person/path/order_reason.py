"""`/jeunes/{id}/propositions/{proposal}/raison`: why this offer, before those above it?"""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from api.pages.flash import Notice
from api.pages.forms import Posted
from api.pages.person.path.on_path import OnPath
from api.pages.person.path.told import RowId
from api.pages.templating import render
from api.services.followup.proposals.order_reason import say_why
from models.enums import OrderReason

router = APIRouter(prefix="/jeunes/{person_id}", default_response_class=HTMLResponse)
_SAID = "person/order_said.html"


@router.post("/propositions/{proposal_id}/raison")
def reason(page: OnPath, proposal_id: RowId, texts: Posted) -> Response:
    """Keep the reason that was tapped; where htmx asks, it is told in the question's place."""
    store, noting = page.access.store, page.access.noting(page.viewer)

    def note() -> None:
        entry = page.entry(texts)
        tapped = entry.need("raison", entry.choice("raison", OrderReason), "Choisissez une raison.")
        entry.check()
        say_why(store, noting, page.person_id, proposal_id, tapped or OrderReason.PREFERRED)

    def said() -> Response:
        return render(page.request, _SAID, {"said": texts["raison"]}, fragment=_SAID)

    return page.after(note, Notice.REASON_NOTED, said)
