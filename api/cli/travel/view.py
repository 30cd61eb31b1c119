"""How do journeys read in a terminal?"""

from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from api.services.travel.build import BuiltTravel
from api.services.travel.question import TravelQuestion
from api.services.travel.status import TravelStatus
from api.words.dates import day, short_day
from api.words.journeys import MODES, duration, hour
from api.words.numbers import counted, km, thousands
from api.words.travel_week import by_bus, days, how_sure
from models.protocols import LONGEST_MINUTES

_REBUILD = "passerelle travel build"


def show_status(console: Console, status: TravelStatus) -> None:
    """One line a depth."""
    table = Table(title=f"Trajets ({status.folder})", title_justify="left")
    for heading in ("Source", "Contenu", "Vaut"):
        table.add_column(heading, overflow="fold")
    table.add_row("modèle de distance", "toujours là, rien à installer", "partout")
    if status.matrix is None:
        table.add_row("routes", "aucune", f"{_REBUILD} --osm EXTRAIT.osm.pbf")
    else:
        table.add_row("routes", *_matrix(status))
    if status.timetable is None:
        table.add_row(
            "horaires", "aucun : transports en commun inconnus", f"{_REBUILD} --gtfs FLUX"
        )
    for feed in status.timetable.feeds if status.timetable else ():
        until = f"du {short_day(feed.first_day)} au {short_day(feed.last_day)}"
        table.add_row("horaires", feed.name, until + (" (périmé)" if feed in status.ended else ""))
    console.print(table)


def show_built(console: Console, built: BuiltTravel, left_out: dict[str, int]) -> None:
    """What is now in use, and what had to be left out."""
    if built.communes:
        pairs = thousands(built.pairs)
        console.print(f"Routes : {counted(built.communes, 'commune', 'communes')}, {pairs} paires.")
    if built.stops:
        console.print(f"Horaires : {counted(built.stops, 'arrêt', 'arrêts')}.")
    for name, count in left_out.items():
        if count:
            trips = counted(count, "course laissée", "courses laissées")
            console.print(f"{name} : {trips} de côté (arrêt inconnu, heure absente ou qui recule).")
    for name, last_day in built.ended:
        console.print(f"{name} : périmé depuis le {short_day(last_day)} ; cherchez-en un récent.")
    console.print("En service dès maintenant.")


def show_explained(
    console: Console, beside: Console, told: dict[str, Any], question: TravelQuestion
) -> None:
    """Each means on its line, buses below, remarks on the error stream."""
    far = "" if told["km"] is None else f", {km(told['km'])} à vol d'oiseau"
    hours = f"arriver à {_clock(question.arrive)}, repartir à {_clock(question.leave)}"
    console.print(Text.assemble((f"{told['from']} → {told['to']}", "bold"), f"{far} ; {hours}"))
    for way in told["ways"]:
        console.print(Padding(_way(way), (0, 0, 0, 2)))
        if way["planned"] is not None:
            console.print(Padding(_planned(way["planned"]), (0, 0, 0, 6)))
        for buses in way["timetable"] or ():
            for line in _day(buses):
                console.print(Padding(line, (0, 0, 0, 6)))
    for remark in told["remarks"]:
        beside.print(remark, style="yellow")


def _clock(minutes: int) -> str:
    return hour(f"{minutes // 60:02d}:{minutes % 60:02d}")


def _matrix(status: TravelStatus) -> tuple[str, str]:
    matrix = status.matrix
    if matrix is None:
        return "", ""
    what = f"{thousands(matrix.communes)} communes, {thousands(matrix.pairs)} paires"
    built = f"{matrix.router}, {matrix.source}, le {short_day(matrix.built_on)}"
    return what, built


def _way(way: dict[str, Any]) -> Text:
    means = MODES[way["mode"]]
    if way["impossible_at_these_hours"]:
        return Text.assemble((f"{means} : impossible à ces horaires", "red"))
    if way["minutes"] is None:
        return Text(f"{means} : inconnu", style="dim")
    # Journeys are counted up to so many minutes; longer ones are not told apart.
    least = "au moins " if way["minutes"] == LONGEST_MINUTES else ""
    error = f" ({how_sure(way).removeprefix(', ')})" if how_sure(way) else ""
    route = way["route"]
    door = (
        "" if route is None else f" ; porte à porte {duration(route['minutes'])}, {km(route['km'])}"
    )
    return Text.assemble(
        (f"{least}{duration(way['minutes'])} {means}", "bold"),
        error,
        (f" — {way['depth']}{door}", "dim"),
    )


def _planned(planned: dict[str, Any]) -> Text:
    ways = []
    for word, way in (("aller", planned["there"]), ("retour", planned["back"])):
        if way is None:
            ways.append(f"{word} : aucun")
        else:
            changes = counted(way["changes"], "changement", "changements")
            ways.append(f"{word} : {hour(way['leaves'])} → {hour(way['arrives'])} ({changes})")
    return Text(f"{planned['planner']}, le {day(planned['day'])} ; {' ; '.join(ways)}")


def _day(buses: dict[str, Any]) -> list[Text]:
    lines = [
        Text(days(buses["weekdays"]), style="italic"),
        *(
            Text(f"{word} : {by_bus(way)}", style="" if way else "red")
            for word, way in (("aller", buses["there"]), ("retour", buses["back"]))
        ),
    ]
    if buses["last_return"] is not None:
        lines.append(Text(f"dernier retour : {hour(buses['last_return'])}", style="dim"))
    return lines
