"""`/baremes/comparaison`: what a second scorecard would change, in its curves and in lists."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel, Field

from api.access import Access, Asking, Given
from api.pages.scorecards.asked import Question
from api.pages.scorecards.drawing import lines, rows, scale_of
from api.pages.templating import render
from api.services.learning.compare import told_of
from api.services.learning.curves import curves_of, stages_of
from api.services.learning.lists_changed import Asking as ListsAsked
from api.services.learning.lists_changed import lists_changed
from api.services.scorecards_known import list_scorecards, live_id, scorecard_of
from api.services.viewer import Permission, Viewer
from api.services.worklist.names import names_of

router = APIRouter(prefix="/baremes", default_response_class=HTMLResponse)


class Compared(BaseModel):
    """Which two scorecards, which question, and whether lists are compared too."""

    first: str = Field("", alias="premiere", max_length=60)
    second: str = Field("", alias="seconde", max_length=60)
    question: Question = Question.CONTRACT_SIGNED
    lists: Literal["oui"] | None = Field(None, alias="listes")


@router.get("/comparaison")
def comparison(
    request: Request, access: Given, viewer: Asking, asked: Annotated[Compared, Query()]
) -> Response:
    """The scorecard in use beside another, unless two are named."""
    viewer.must(Permission.READ_SCORECARDS)
    with access.store.reading() as session:
        fitting = [each for each in list_scorecards(session) if each.fits]
        first = asked.first or live_id(session)
        others = [each.scorecard_id for each in fitting if each.scorecard_id != first]
        second = asked.second or (others[-1] if others else first)
        both = [scorecard_of(session, each) for each in (first, second)]
    kind, question = asked.question.which
    curves = curves_of(stages_of(both, kind, question))
    scale = scale_of(curves)
    context = {
        "fitting": fitting,
        "first": first,
        "second": second,
        "asked": asked.question,
        "told": [told_of(each, str(kind), question) for each in both],
        "curves": [(each, lines(each, scale), rows(each)) for each in curves if each.gap],
        "unchanged": [each.label for each in curves if not each.gap],
        "scale": scale,
        "may_read_files": viewer.may(Permission.READ_FILES),
        **_lists(access, viewer, (first, second), wanted=asked.lists is not None),
    }
    return render(request, "scorecards/comparison.html", context)


def _lists(
    access: Access, viewer: Viewer, both: tuple[str, str], *, wanted: bool
) -> dict[str, object]:
    """What changes in the lists of the viewer's structure, with the names of those shown."""
    if not wanted:
        return {"lists": None, "names": {}}
    asking = ListsAsked(viewer, *both, access.today(), access.now())
    found = lists_changed(access.store, access.snapshots, asking)
    shown = [each["person_id"] for each in found["examples"]]
    with access.store.reading() as session:
        names = names_of(session, access.store.sealer, viewer, shown)
    return {"lists": found, "names": names}
