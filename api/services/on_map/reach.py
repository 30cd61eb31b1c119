"""What lies within 15, 30 and 45 minutes of a home by a means, and how is that known?"""

from datetime import date
from typing import Any, Final

from api.services.on_map.circles import circles
from api.services.on_map.start import home_spot, opened_for_map
from api.services.on_map.transit_areas import transit_areas
from api.services.open_store import Store
from api.services.ranking.rank_person import RankRequest
from api.services.rules_known import rules_known
from api.services.travel.door import ISOCHRONE_MINUTES, DoorToDoor
from api.services.travel.points import Spot
from api.services.travel.times import InstalledTravel
from data.travel.roads.router import RouterFailed
from matcher.travel.hours import weekday_hours
from models.enums import Mode
from models.errors import SettingsError

_NO_TIMETABLE: Final = (
    "Aucun horaire n'est installé ici : ce que les transports en commun atteignent n'est pas connu."
)
_NO_STOP: Final = (
    "Aucun arrêt des horaires installés n'est près de ce domicile : ce que les transports en "
    "commun atteignent n'est pas connu."
)
_BY_BIKE: Final = "À vélo puis en car : pas de zone ; choisissez l'un ou l'autre."


def reach_on_map(
    store: Store,
    drawn_by: tuple[DoorToDoor, InstalledTravel],
    request: RankRequest,
    asked: tuple[Mode, int],
) -> dict[str, Any]:
    """Areas by a means from the home of this number, as GeoJSON, and the `depth` they come from.

    By road the router's, circles of the distance model where none answers; by public transport the
    timetables', at the hours that a post without stated hours is taken to have. Remarks say what
    is missing. Raises NotFound, NotAllowed; logged first.
    """
    (door, installed), (mode, number) = drawn_by, asked
    home = home_spot(opened_for_map(store, request), number)
    match mode:
        case Mode.TRANSIT:
            told = _by_transit(installed, home, request.today)
        case Mode.BIKE_TRANSIT:
            told = _unknown(_BY_BIKE)
        case _:
            told = _by_road(door, installed, home, mode)
    return {
        "type": "FeatureCollection",
        "home": home.label,
        "mode": str(mode),
        "router": door.router_name,
        "error_minutes": None,
        "bias_minutes": None,
        "hours": None,
        **told,
    }


def _by_road(
    door: DoorToDoor, installed: InstalledTravel, home: Spot, mode: Mode
) -> dict[str, Any]:
    areas, remarks = None, []
    try:
        areas = door.isochrones(home, mode)
    except RouterFailed as error:
        remarks.append(str(error))
    if areas is not None:
        return {"features": areas["features"], "depth": "router", "remarks": remarks}
    return {
        "features": circles(installed.model, home, mode, ISOCHRONE_MINUTES),
        "depth": "model",
        "error_minutes": installed.model.error_minutes(mode),
        "bias_minutes": installed.model.bias_minutes(mode),
        "remarks": remarks,
    }


def _by_transit(installed: InstalledTravel, home: Spot, today: date) -> dict[str, Any]:
    transit = installed.current().by_timetable
    remarks = installed.remarks_on(today)
    if transit is None:
        return _unknown(_NO_TIMETABLE, *remarks)
    assumed = rules_known().value("assumed_working_hours", today)
    try:
        areas = transit_areas(transit, home, weekday_hours(1, assumed), ISOCHRONE_MINUTES)
    except SettingsError as error:
        return _unknown(str(error), *remarks)
    if areas is None:
        return _unknown(_NO_STOP, *remarks)
    hours = {name: f"{at // 60:02d}:{at % 60:02d}" for name, at in assumed.items()}
    return {"features": areas, "depth": "timetable", "hours": hours, "remarks": list(remarks)}


def _unknown(*remarks: str) -> dict[str, Any]:
    return {"features": [], "depth": "none", "remarks": list(remarks)}
