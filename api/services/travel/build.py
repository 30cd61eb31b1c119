"""How are roads and timetables made ready? Built beside what is in use, then put in its place."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from data.reference import commune_totals
from data.travel.checksums import sha256_of
from data.travel.gtfs.timetable import read_timetable
from data.travel.installed import Current, swap
from data.travel.matrix.build import MatrixPlan, build_matrix
from data.travel.matrix.layout import read_manifest
from data.travel.one_builder import one_builder
from data.travel.roads.tiles import SQUARE_DEGREES, build_tiles, covered_squares
from data.travel.timetable_file import write_timetable
from data.travel.transit_terms import walking_terms
from models.errors import BrokenInput, SettingsError


@dataclass(frozen=True)
class TravelBuild:
    """What to build: an OSM extract or a router's address, GTFS feeds, for which départements."""

    root: Path
    today: date
    osm: Path | None = None
    router: str | None = None
    feeds: tuple[Path, ...] = ()
    departments: tuple[str, ...] = ()
    jobs: int = 1


@dataclass
class BuildNews:
    """What a caller may want to hear while it waits: phases, parts done, trips left out."""

    phase: Callable[[str], None] = lambda _phase: None
    parts: Callable[[int, int], None] = lambda _done, _of: None
    left_out: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class BuiltTravel:
    """What was built; zeros where that was not asked."""

    communes: int = 0
    pairs: int = 0
    stops: int = 0
    ended: tuple[tuple[str, date], ...] = ()


def build_travel(asked: TravelBuild, news: BuildNews) -> BuiltTravel:
    """Build and swap in. Raises BrokenInput or RouterFailed, and leaves what is in use as it is."""
    if asked.osm is None and asked.router is None and not asked.feeds:
        raise SettingsError("Rien à construire : donnez --osm, --gtfs, ou les deux.")
    with one_builder(asked.root):
        # Feeds first: read in seconds, and a wrong one is best refused before hours of roads.
        stops, ended, timetable = _timetable(asked, news)
        communes, pairs, roads = _roads(asked, news)
        swap(asked.root, Current(tiles=roads.tiles, matrix=roads.matrix, timetable=timetable))
    return BuiltTravel(communes, pairs, stops, ended)


def _timetable(
    asked: TravelBuild, news: BuildNews
) -> tuple[int, tuple[tuple[str, date], ...], str | None]:
    if not asked.feeds:
        return 0, (), None
    news.phase("Lecture des horaires")
    timetable = read_timetable(asked.feeds, asked.today, walking_terms(), news.left_out.__setitem__)
    ended = tuple((feed.name, feed.last_day) for feed in timetable.ended_on(asked.today))
    return len(timetable.lat), ended, write_timetable(timetable, asked.root).name


def _roads(asked: TravelBuild, news: BuildNews) -> tuple[int, int, Current]:
    if asked.osm is None and asked.router is None:
        return 0, 0, Current()
    communes = _communes(asked.departments)
    tiles: Path | None = None
    if asked.osm is not None:
        news.phase("Lecture des routes")
        tiles = build_tiles(asked.osm, asked.root, asked.jobs)
        communes = _covered(communes, tiles)
        source, checksum = asked.osm.name, sha256_of(asked.osm)
    else:
        if not asked.departments:
            raise SettingsError("Avec un routeur distant, donnez les départements : --communes.")
        source, checksum = str(asked.router), ""
    if len(communes) == 0:
        raise BrokenInput(source, "aucune commune de France dans ces routes et ces départements.")
    news.phase("Trajets de commune à commune")
    router = str(tiles or asked.router)
    plan = MatrixPlan(communes, router, source, checksum, asked.jobs)
    folder = build_matrix(plan, asked.root, asked.today, news.parts)
    manifest = read_manifest(folder)
    current = Current(tiles=None if tiles is None else tiles.name, matrix=folder.name)
    return manifest.communes, manifest.pairs, current


def _communes(departments: tuple[str, ...]) -> pd.DataFrame:
    communes = commune_totals().dropna(subset=["lat", "lng"])
    known = set(communes["departement"])
    unknown = sorted(set(departments) - known)
    if unknown:
        raise SettingsError(
            f"Département inconnu : {', '.join(unknown)} ; attendu par exemple 72,53 ou 2A."
        )
    return communes[communes["departement"].isin(departments)] if departments else communes


def _covered(communes: pd.DataFrame, tiles: Path) -> pd.DataFrame:
    """The communes in a square of the tiles that holds roads."""
    squares = {
        (round(lat / SQUARE_DEGREES), round(lng / SQUARE_DEGREES))
        for lat, lng in covered_squares(tiles)
    }
    rows = np.floor(communes[["lat", "lng"]].to_numpy() / SQUARE_DEGREES).astype(int)
    return communes[[tuple(row) in squares for row in rows.tolist()]]
