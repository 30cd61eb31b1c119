"""`/prospection/ecarts`: where wishes exceed open places and where places wait, map and table."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Access, Asking, Given
from api.pages.files import FileFormat, file_answer
from api.pages.map.interactive import drawn_context
from api.pages.map.places import Place, Places
from api.pages.templating import render
from api.services.prospection.gaps.missing_places import territory_gaps
from api.services.prospection.gaps.table import gaps_table
from api.services.prospection.gaps.zones import gaps_by_zone
from api.services.table_file import written
from api.services.viewer import Viewer
from api.words.prospection import zone_gap

router = APIRouter(prefix="/prospection/ecarts")
Family = Annotated[str, Query(alias="metiers", max_length=3)]
# Longer, a table is a file to work on, not a page to read.
MOST_LINES: Final = 20


@router.get("", response_class=HTMLResponse)
def gaps(request: Request, access: Given, viewer: Asking, family: Family = "") -> Response:
    """The zones on a map and in words, then each family and zone."""
    document = _document(access, viewer)
    families = {cell["family"]: cell["family_label"] for cell in document["cells"]}
    chosen = family if family in families else None
    zones = gaps_by_zone(document, chosen)
    cells = [cell for cell in document["cells"] if chosen in (None, cell["family"])]
    context = {
        "zones": zones,
        "missing": [cell for cell in cells if (cell["gap"] or 0) > 0],
        # The document ends with the largest surplus; here it comes first.
        "spare": [cell for cell in reversed(cells) if (cell["gap"] or 0) < 0],
        "untold": sum(cell["gap"] is None for cell in cells),
        "most": MOST_LINES,
        "families": sorted(families.items(), key=lambda pair: pair[1]),
        "family": chosen,
        "least_shown": document["least_shown"],
        "today": document["today"],
        **drawn_context(request, _places(zones)),
    }
    return render(request, "prospection/gaps.html", context)


@router.get("/{file_format}", response_class=Response)
def gaps_file(access: Given, viewer: Asking, file_format: FileFormat) -> Response:
    """Every family and zone as a file."""
    table = gaps_table(_document(access, viewer))
    return file_answer(written(table, file_format, "Écarts"), f"ecarts.{file_format}")


def _document(access: Access, viewer: Viewer) -> dict[str, Any]:
    with access.store.reading() as session:
        return territory_gaps(session, viewer, access.today())


def _places(zones: list[dict[str, Any]]) -> Places:
    """Zones as signs that say how many places are missing; the others only in words."""
    drawn, wordless = [], []
    for number, zone in enumerate(zones, start=1):
        sign = _sign(zone)
        if sign is None or "lat" not in zone:
            wordless.append(zone["name"])
        else:
            # The name begins with what is seen, so that it can be called by it.
            words = f"{sign}, {zone['name']} : {zone_gap(zone)}"
            tone = "missing" if zone["missing"] else "spare" if zone["spare"] else ""
            link = f"#zone-{number}"
            drawn.append(Place(sign, words, zone["lat"], zone["lng"], link, tone=tone))
    return Places((), tuple(drawn), (), (), tuple(wordless))


def _sign(zone: dict[str, Any]) -> str | None:
    """Nothing where too few people wish for anything."""
    if zone["missing"]:
        return str(zone["missing"])
    if zone["spare"]:
        return f"−{zone['spare']}"
    return None if zone["untold"] else "0"
