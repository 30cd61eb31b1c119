"""`passerelle travel calibrate`: the distance model beside a router, as tables and a picture."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from api.cli.console.terminal import console, progress
from api.services.travel.calibrate import (
    Calibration,
    CalibrationAsked,
    ModeCalibration,
    calibrate,
)
from api.services.travel.calibration_plot import plot_calibration
from api.settings import read_settings
from api.words.journeys import MODES
from api.words.numbers import decimal, thousands


def calibrate_travel(
    osm: Annotated[
        Path | None,
        typer.Option(
            "--osm", metavar="FICHIER", help="Un extrait OSM, au lieu des routes en service."
        ),
    ] = None,
    plot: Annotated[
        Path | None, typer.Option("--plot", metavar="FICHIER.png", help="Graphique à écrire.")
    ] = None,
    osrm: Annotated[
        str | None,
        typer.Option("--osrm", metavar="ADRESSE", help="Un serveur OSRM voiture, à comparer."),
    ] = None,
    starts: Annotated[
        int, typer.Option("--starts", min=20, max=5_000, metavar="N", help="Points de départ.")
    ] = 300,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Graine du tirage.")] = 72,
) -> None:
    """Mesurer l'erreur du modèle de distance et proposer des constantes ajustées."""
    asked = CalibrationAsked(read_settings().travel_folder, osm, starts, seed, osrm)
    with progress("Étalonnage") as bar:
        found = calibrate(asked, bar.to)
    _show(console(), found)
    if plot is not None:
        plot_calibration(found, plot)
        console().print(f"Graphique : {plot}")


def _show(console: Console, found: Calibration) -> None:
    console.print(
        f"Minutes en mouvement, modèle de distance face à {found.router}, entre {found.between} ; "
        "erreur moyenne (et biais) sur la moitié qui n'a pas servi à l'ajustement."
    )
    table = Table()
    for heading in ("Moyen", "Trajets", "Modèle actuel", "Ajusté", "Vitesse du routeur"):
        table.add_column(heading, justify="left" if heading == "Moyen" else "right")
    for one in found.modes:
        table.add_row(MODES[one.mode], *_errors(one), f"{decimal(one.kmh)} km/h", style="bold")
        for part in one.parts:
            now, then = (f"{decimal(e.mae)} ({e.bias:+.1f})" for e in (part.now, part.then))
            table.add_row(f"  {part.name}", thousands(part.now.trips), now, then, "")
    console.print(table)
    for one in found.modes:
        _show_beside(console, one)
    console.print("Constantes proposées (data/travel/distance_model.yaml, sous « modes ») :")
    for one in found.modes:
        curve = one.curve
        console.print(
            f"  {one.mode}: curve: {{far: {curve.far:.3f}, near: {curve.near:.3f}, "
            f"scale_km: {curve.scale_km:.1f}}}  # error_minutes: {round(one.then.mae)}"
        )


def _errors(one: ModeCalibration) -> tuple[str, str, str]:
    now, then = (f"{decimal(e.mae)} ({e.bias:+.1f})" for e in (one.now, one.then))
    return thousands(one.now.trips), now, then


def _show_beside(console: Console, one: ModeCalibration) -> None:
    if one.mode == "car" and one.emp_kmh is not None:
        routed, reckoned = (decimal(kmh) for kmh in one.emp_kmh)
        console.print(
            "Voiture de porte à porte sur 10–20 km de route : routeur corrigé "
            f"{routed} km/h, modèle {reckoned} km/h ; EMP 2019 : 36 km/h."
        )
    if one.other is not None:
        console.print(
            f"OSRM face à ce routeur, {MODES[one.mode]} : ± {decimal(one.other.mae)} min "
            f"({one.other.bias:+.1f}) sur {thousands(one.other.trips)} trajets."
        )
