"""How do gaps leave as a table?"""

from typing import Any, Final

from api.services.prospection.gaps.zones import ZONE_KIND
from api.services.table_file import Table

GAPS_HEADERS: Final = ("Famille de métiers", "Code", "Zone d'emploi", "Jeunes", "Places", "Écart")


def gaps_table(document: dict[str, Any]) -> Table:
    """The cells of a document of gaps; what too few people wish for is not counted out."""
    few = f"moins de {document['least_shown']}"
    rows = [
        [
            cell["family_label"],
            cell["family"],
            cell["zone"].removeprefix(ZONE_KIND),
            few if cell["young_people"] is None else str(cell["young_people"]),
            str(cell["places"]),
            "" if cell["gap"] is None else str(cell["gap"]),
        ]
        for cell in document["cells"]
    ]
    return GAPS_HEADERS, rows
