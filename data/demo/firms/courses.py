"""Which courses do the demo's CFA give? Real sites, invented courses of real qualifications."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from numpy.random import Generator

from data.demo.chance import between, happens, known, pick, pick_by_share, stream
from data.demo.firms.trades import Trade
from data.demo.ground.real_ground import HEART, CfaSite, Ground
from data.demo.ground.seasons import last_september, next_january, next_september
from data.demo.provenance import INVENTED_COURSES, stamp
from data.yaml_files import read_yaml
from models.enums import Rhythm
from models.tables import Course

_FILE = Path(__file__).with_name("courses.yaml")
SITES_PER_TRADE_AND_LEVEL = {3: 7, 4: 5, 5: 3}
# A CFA of the Sarthe is this many times likelier to be drawn than one of a neighbour.
_HEART_WEIGHT = 4.0
_MONTHS = {3: 24, 4: 36, 5: 24}
_RHYTHMS = {
    Rhythm.ONE_WEEK_IN_THREE: 0.35,
    Rhythm.ONE_WEEK_IN_TWO: 0.25,
    Rhythm.ONE_WEEK_IN_FOUR: 0.15,
    Rhythm.TWO_DAYS_A_WEEK: 0.15,
    Rhythm.ONE_DAY_A_WEEK: 0.10,
}


def demo_courses(ground: Ground, trades: list[Trade], today: date, seed: int) -> list[Course]:
    """A few courses of each trade and level, at CFA whose name suggests the trade."""
    rng = stream(seed, "courses")
    rows: list[Course] = []
    for trade in trades:
        sites = [site for site in ground.cfa_sites if teaches(site.words, trade.rome)]
        for level, wanted in SITES_PER_TRADE_AND_LEVEL.items():
            diplomas = ground.diplomas.get(trade.rome, {}).get(level, [])
            if diplomas:
                for site in _drawn(rng, sites, wanted):
                    rows.append(
                        _course(rng, (site, trade.rome, level), draw_diploma(rng, diplomas), today)
                    )
    return rows


def teaches(words: str, rome: str) -> bool:
    """Whether the demo lets a CFA with these words (capitals) teach this trade (`courses.yaml`)."""
    for line in _lines():
        if any(word in words for word in line["words"]):
            return any(rome.startswith(prefix) for prefix in line["trades"])
    return False


def draw_diploma(rng: Generator, diplomas: list[tuple[str, str]]) -> tuple[str, str]:
    """One of (RNCP, title): the first ones, usual diplomas, more often than the later ones."""
    return pick(rng, diplomas, [1 / rank for rank in range(1, len(diplomas) + 1)])


@cache
def _lines() -> list[dict[str, Any]]:
    return list(read_yaml(_FILE))


def _drawn(rng: Generator, sites: list[CfaSite], wanted: int) -> list[CfaSite]:
    left = list(sites)
    drawn: list[CfaSite] = []
    while left and len(drawn) < wanted:
        weights = [_HEART_WEIGHT if site.insee.startswith(HEART) else 1.0 for site in left]
        drawn.append(left.pop(left.index(pick(rng, left, weights))))
    return drawn


def _course(
    rng: Generator, key: tuple[CfaSite, str, int], diploma: tuple[str, str], today: date
) -> Course:
    site, rome, level = key
    rncp, title = diploma
    name = f"{site.uai}-{rome}-{level}"
    starts = (last_september(today), next_january(today), next_september(today), None)
    return Course(
        id=name,
        uai=site.uai,
        cfa_name=site.name,
        rncp=rncp,
        title=title[:200],
        rome=rome,
        level=level,
        insee=site.insee,
        lat=site.lat,
        lng=site.lng,
        rhythm=known(rng, pick_by_share(rng, _RHYTHMS), 0.2),
        boarding=known(rng, happens(rng, 0.3), 0.25),
        places_left=known(rng, between(rng, 0, 12), 0.4),
        start=pick(rng, starts, (0.35, 0.1, 0.25, 0.3)),
        duration_months=_MONTHS[level],
        **stamp(today, name, INVENTED_COURSES),
    )
