"""`passerelle travel`: roads and timetables built, journeys explained and checked."""

import re
from pathlib import Path
from typing import Annotated

import typer

from api.cli.console.asked import Today, day_asked
from api.cli.console.french_typer import FrenchTyper
from api.cli.console.terminal import console, errors_console, progress
from api.cli.travel.calibrate import calibrate_travel
from api.cli.travel.view import show_built, show_explained, show_status
from api.services.travel.build import BuildNews, TravelBuild, build_travel
from api.services.travel.door import DoorToDoor
from api.services.travel.explain import explain_travel
from api.services.travel.planned import planner_at
from api.services.travel.points import find_spot
from api.services.travel.question import TravelQuestion
from api.services.travel.status import travel_status
from api.services.travel.times import InstalledTravel
from api.settings import read_settings
from api.words.journeys import MODES
from models.enums import Mode

app = FrenchTyper(help="Les trajets : routes et horaires à construire, à expliquer, à vérifier.")


def _clock(text: str) -> int:
    """HH:MM as minutes after midnight."""
    found = re.fullmatch(r"([01]?\d|2[0-3])[:hH]([0-5]\d)?", text.strip())
    if found is None:
        raise typer.BadParameter(f"heure {text} : attendu HH:MM, par exemple 08:00.")
    return 60 * int(found.group(1)) + int(found.group(2) or 0)


@app.command("status")
def status(today: Today = None) -> None:
    """Ce qui est installé : routes, matrice, horaires, et jusqu'à quel jour ils valent."""
    settings = read_settings()
    show_status(console(), travel_status(settings.travel_folder, day_asked(today)))


@app.command("build")
def build(
    osm: Annotated[
        Path | None,
        typer.Option("--osm", metavar="FICHIER", help="Extrait OpenStreetMap (.osm.pbf)."),
    ] = None,
    gtfs: Annotated[
        list[Path] | None,
        typer.Option("--gtfs", metavar="FLUX", help="Horaires GTFS (.zip ou dossier) ; répétable."),
    ] = None,
    communes: Annotated[
        str,
        typer.Option(
            "--communes",
            metavar="DÉPTS",
            help="Départements, par exemple 72,53,61 ; sans eux, tout ce que l'extrait couvre.",
        ),
    ] = "",
    jobs: Annotated[
        int, typer.Option("--jobs", min=1, max=64, metavar="N", help="Calculs en parallèle.")
    ] = 1,
    today: Today = None,
) -> None:
    """Construire routes et horaires ; un arrêt se reprend, l'ancien sert jusqu'au bout."""
    settings = read_settings()
    asked = TravelBuild(
        root=settings.travel_folder,
        today=day_asked(today),
        osm=osm,
        router=None if osm else settings.valhalla_url if communes else None,
        feeds=tuple(gtfs or ()),
        departments=tuple(part.strip().upper() for part in communes.split(",") if part.strip()),
        jobs=jobs,
    )
    with progress("Trajets") as bar:
        news = BuildNews(phase=bar.phase, parts=bar.to)
        built = build_travel(asked, news)
    show_built(console(), built, news.left_out)


@app.command("explain")
def explain(
    places: Annotated[
        tuple[str, str],
        typer.Argument(
            metavar="ORIGINE DESTINATION", help="Commune, code Insee, ou latitude,longitude."
        ),
    ],
    mode: Annotated[
        list[Mode] | None,
        typer.Option("--mode", help="Un moyen de transport ; répétable ; sans lui, tous."),
    ] = None,
    arrive: Annotated[
        str, typer.Option("--arrive", metavar="HH:MM", help="Heure où il faut y être.")
    ] = "08:00",
    leave: Annotated[
        str, typer.Option("--leave", metavar="HH:MM", help="Heure où l'on en repart.")
    ] = "17:00",
    today: Today = None,
) -> None:
    """Expliquer un trajet : minutes par moyen, d'où elles viennent, cars et dernier retour."""
    settings = read_settings()
    installed = InstalledTravel(settings.travel_folder)
    installed.current()
    question = TravelQuestion(
        origin=find_spot(places[0]),
        destination=find_spot(places[1]),
        modes=tuple(mode or (Mode(word) for word in MODES if word != Mode.LIFT)),
        arrive=_clock(arrive),
        leave=_clock(leave),
        today=day_asked(today),
    )
    door = DoorToDoor(installed.tiles, settings.valhalla_url)
    planner = planner_at(settings.motis_url)
    told = explain_travel(installed, door, question, planner)
    show_explained(console(), errors_console(), told, question)


app.command("calibrate")(calibrate_travel)
