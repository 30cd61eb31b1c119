"""`/rapprochements`: share the offers out between the young people ticked in the list."""

from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.pages.flash import Notice, see_other
from api.pages.forms import Form, Posted
from api.pages.people.asked import question_of
from api.pages.people.work_list import list_page
from api.services.rematch.run.asked import run_asked
from api.services.rematch.run.book import ChoiceRefused
from api.services.rematch.run.chosen import RunUnderWay, ask_for_chosen

# One ticked, and one shown: "tous" asks for whoever was shown.
TICKED: Final = "jeune-"
SHOWN: Final = "liste-"
router = APIRouter(default_response_class=HTMLResponse)


@router.post("/rapprochements")
def chosen(request: Request, access: Given, viewer: Asking, posted: Posted) -> Response:
    """Ask for a run over those ticked, or all those shown; then its page, which follows it."""
    sign = SHOWN if posted.get("tous") else TICKED
    people = [name.removeprefix(sign) for name in posted if name.startswith(sign)]
    asked = run_asked(viewer, access.today())
    try:
        run_id = ask_for_chosen(access.store, asked, people, access.now())
    except (ChoiceRefused, RunUnderWay) as refused:
        form = Form(posted, {"choix": str(refused)})
        return list_page(request, access, viewer, question_of(posted), form)
    access.runs.wake()
    return see_other(request, f"/ruptures/executions/{run_id}", Notice.RUN_ASKED)
