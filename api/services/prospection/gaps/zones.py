"""What does each zone lack, of one family of trades or of all? For the map of gaps.

Only cells that are told are added up: a sum of all would let one count those that are not.
"""

from typing import Any, Final

ZONE_KIND: Final = "zone d'emploi : "
_TOLD: Final = ("family", "family_label", "gap")


def gaps_by_zone(document: dict[str, Any], family: str | None = None) -> list[dict[str, Any]]:
    """The zones of a document of gaps, those that lack most first.

    `missing` and `spare`: places short of wishes and past them, added up over families, a surplus
    of bakers makes no mason; `untold`: families wished for by too few people to be counted.
    """
    cells: dict[str, list[dict[str, Any]]] = {}
    for cell in document["cells"]:
        if family in (None, cell["family"]):
            cells.setdefault(cell["zone"], []).append(cell)
    zones = [
        {**zone, "name": zone["zone"].removeprefix(ZONE_KIND), **_added_up(cells[zone["zone"]])}
        for zone in document["zones"]
        if zone["zone"] in cells
    ]
    return sorted(zones, key=lambda zone: (-zone["missing"], zone["spare"], zone["zone"]))


def gap_features(document: dict[str, Any], family: str | None = None) -> dict[str, Any]:
    """The same as GeoJSON: a point a zone, in the middle of its communes."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": _point(zone),
                "properties": {k: v for k, v in zone.items() if k not in ("lat", "lng")},
            }
            for zone in gaps_by_zone(document, family)
        ],
    }


def _added_up(cells: list[dict[str, Any]]) -> dict[str, Any]:
    gaps = [cell["gap"] for cell in cells if cell["gap"] is not None]
    short = [cell for cell in cells if (cell["gap"] or 0) > 0]
    return {
        "missing": sum(max(gap, 0) for gap in gaps),
        "spare": sum(max(-gap, 0) for gap in gaps),
        "untold": len(cells) - len(gaps),
        "short_of": [{key: cell[key] for key in _TOLD} for cell in short],
    }


def _point(zone: dict[str, Any]) -> dict[str, Any] | None:
    if "lat" not in zone:
        return None
    return {"type": "Point", "coordinates": [zone["lng"], zone["lat"]]}
