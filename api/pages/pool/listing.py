"""`/vivier`: the offers of all networks, found by words and filters, on a map, and as files."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.pages.files import FileFormat, file_answer
from api.pages.map.drawing import draw_map
from api.pages.map.interactive import interactive_map
from api.pages.map.places import Place, Places
from api.pages.pool.asked import PoolAsked
from api.pages.templating import render
from api.services.pool.listed.exports import pool_table
from api.services.pool.listed.pool_list import PoolPage, pool_page
from api.services.table_file import written
from api.services.viewer import Permission
from api.words.numbers import NBSP
from api.words.offers import KINDS

router = APIRouter(prefix="/vivier")


@router.get("", response_class=HTMLResponse)
def pool(request: Request, access: Given, viewer: Asking, question: PoolAsked) -> Response:
    """A page of the pool beside its map."""
    asked = question.asked()
    with access.store.reading() as session:
        found = pool_page(session, viewer, asked, access.today())
    context = {
        "pool": found,
        "asked": asked,
        "query": request.url.query,
        "may_enter": viewer.may(Permission.PROSPECT),
        **_map(request, found),
    }
    return render(request, "pool/list.html", context)


@router.get("/fichier/{file_format}", response_class=Response)
def pool_file(
    access: Given,
    viewer: Asking,
    question: PoolAsked,
    file_format: FileFormat,
) -> Response:
    """All that is asked for, as a file."""
    with access.store.reading() as session:
        table = pool_table(session, viewer, question.asked(), access.today())
    return file_answer(written(table, file_format, "Vivier"), f"vivier.{file_format}")


def _map(request: Request, found: PoolPage) -> dict[str, Any]:
    """The page's offers by number; an announced one has no point to draw."""
    numbered = list(enumerate(found.lines, start=1))
    places = Places(
        homes=(),
        employers=tuple(_place(n, line) for n, line in numbered if line["lat"] is not None),
        cfas=(),
        far=(),
        pointless=tuple(f"n°{NBSP}{n}" for n, line in numbered if line["lat"] is None),
    )
    drawing = draw_map(places)
    background = request.app.state.map_background
    return {"map": drawing, "map_data": drawing and interactive_map(places, background)}


def _place(number: int, line: dict[str, Any]) -> Place:
    words = (
        f"{number}. {line['title']} ({KINDS.get(line['kind'], line['kind'])}), "
        f"{line['employer'] or 'employeur non communiqué'}, {line['commune'] or 'lieu inconnu'}"
    )
    return Place(str(number), words, line["lat"], line["lng"], f"#offre-{number}")
