"""How do several feeds become one timetable of a usual week?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from data.travel.gtfs.feed_file import GtfsFeed, read_feed
from data.travel.gtfs.hops import hops_of_day
from data.travel.gtfs.links import named_links, walking_links
from data.travel.gtfs.stop_calls import stop_calls
from data.travel.gtfs.usual_week import UsualWeek, usual_week
from data.travel.transit_terms import WalkingTerms
from models.errors import BrokenInput
from models.timetable import Feed, Hops, Timetable


@dataclass(frozen=True)
class ReadFeed:
    """One feed laid out: stops, calls with whole-number trips, each trip's service and line."""

    feed: GtfsFeed
    stops: pd.DataFrame
    calls: pd.DataFrame
    service: np.ndarray
    line: np.ndarray
    left_out: int


def read_timetable(
    paths: Sequence[Path],
    today: date,
    terms: WalkingTerms,
    on_feed: Callable[[str, int], None] = lambda _name, _left_out: None,
) -> Timetable:
    """The timetable of all feeds; `on_feed` hears each feed's name and how many trips it lost."""
    feeds = []
    for path in paths:
        feeds.append(lay_out(read_feed(path)))
        on_feed(feeds[-1].feed.name, feeds[-1].left_out)
    weeks = [usual_week(read.feed, today) for read in feeds]
    for read, week in zip(feeds, weeks, strict=True):
        _refuse_without_rides(read, week)
    return join(feeds, weeks, terms)


def _refuse_without_rides(read: ReadFeed, week: UsualWeek) -> None:
    runs = np.isin(read.service, list(frozenset[str]().union(*week.services)))
    if not read.calls.loc[runs[read.calls["trip"]], "trip"].duplicated().any():
        raise BrokenInput(
            f"{read.feed.name}/trips.txt",
            "aucune course ne va d'un arrêt à un autre un jour de service ; demandez un GTFS "
            "complet à son éditeur.",
        )


def lay_out(feed: GtfsFeed) -> ReadFeed:
    """A feed's stops and calls as columns."""
    placed = feed.tables.stops.dropna(subset=["stop_lat", "stop_lon"])
    stops = placed.drop_duplicates("stop_id").reset_index(drop=True)
    read = stop_calls(feed, pd.Index(stops["stop_id"].astype(str)))
    trips = feed.tables.trips.drop_duplicates("trip_id").reset_index(drop=True)
    rows = pd.Index(trips["trip_id"].astype(str)).get_indexer(read.calls["trip"])
    calls = read.calls.assign(trip=rows)[rows >= 0]
    return ReadFeed(
        feed=feed,
        stops=stops,
        calls=calls,
        service=trips["service_id"].astype(str).to_numpy(),
        line=_line_names(feed, trips),
        left_out=read.left_out,
    )


def join(feeds: Sequence[ReadFeed], weeks: Sequence[UsualWeek], terms: WalkingTerms) -> Timetable:
    """One timetable: stops and trips numbered through, links walked from feed to feed."""
    stops = pd.concat([read.stops for read in feeds], ignore_index=True)
    lat, lng = (stops[c].to_numpy(dtype=np.float64) for c in ("stop_lat", "stop_lon"))
    starts = np.cumsum([0, *(len(read.stops) for read in feeds)])
    named = [
        named_links(read.feed.tables.transfers, read.stops["stop_id"], int(start))
        for read, start in zip(feeds, starts[:-1], strict=True)
    ]
    days, lines, week = _days(feeds, weeks, starts)
    names = stops["stop_name"] if "stop_name" in stops.columns else stops["stop_id"]
    return Timetable(
        stop_names=names.fillna("arrêt sans nom").astype(str).to_numpy(dtype=np.str_),
        lat=lat,
        lng=lng,
        links=walking_links(lat, lng, named, terms),
        days=days,
        lines=lines,
        week=week,
        feeds=tuple(Feed(f.feed.name, f.feed.first_day, f.feed.last_day) for f in feeds),
        since=min(week.since for week in weeks),
    )


def _days(
    feeds: Sequence[ReadFeed], weeks: Sequence[UsualWeek], starts: np.ndarray
) -> tuple[tuple[Hops, ...], tuple[np.ndarray, ...], tuple[int, ...]]:
    """The different days of the week, their lines, and which weekday has which."""
    trip_starts = np.cumsum([0, *(len(read.service) for read in feeds)])
    calls = pd.concat(
        [
            read.calls.assign(trip=read.calls["trip"] + trips, stop=read.calls["stop"] + stops)
            for read, trips, stops in zip(feeds, trip_starts[:-1], starts[:-1], strict=True)
        ],
        ignore_index=True,
    )
    line = np.concatenate([read.line for read in feeds])
    runs = [
        np.concatenate(
            [np.isin(f.service, list(w.services[d])) for f, w in zip(feeds, weeks, strict=True)]
        )
        for d in range(7)
    ]
    known: dict[tuple[bytes, ...], int] = {}
    days: list[Hops] = []
    lines: list[np.ndarray] = []
    week: list[int] = []
    for d in range(7):
        around = (runs[d - 1], runs[d], runs[(d + 1) % 7])
        key = tuple(part.tobytes() for part in around)
        if key not in known:
            known[key] = len(days)
            hops, trips = hops_of_day(calls, *around)
            days.append(hops)
            lines.append(line[trips])
        week.append(known[key])
    return tuple(days), tuple(lines), tuple(week)


def _line_names(feed: GtfsFeed, trips: pd.DataFrame) -> np.ndarray:
    """What is written on the vehicle: the line's short name, else its long name, else its id."""
    routes = feed.tables.routes.drop_duplicates("route_id").set_index("route_id")
    name = pd.Series(routes.index, index=routes.index, dtype="string")
    for column in ("route_long_name", "route_short_name"):
        if column in routes.columns:
            name = routes[column].fillna(name)
    return trips["route_id"].map(name).fillna("").astype(str).to_numpy(dtype=np.str_)
