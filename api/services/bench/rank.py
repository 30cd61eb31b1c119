"""How long does a whole country take to be ranked? A drawn one, by the kernel that serves pages.

Timed: the columns of the pool, every journey, and the ranking. Not timed: drawing the country (and
its matrix), and reading its frames into columns of people, some thousands at a time.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Final

import numpy as np

from api.services.bench.memory import peak_rss_mb
from api.services.bench.travelled import Roads, Travelled, roads_of
from api.services.ranking.compiling import compile_notice
from api.services.ranking.pool.snapshot import expert_matcher
from data.france import Country, country, people_frames, pool_frames
from data.scorecards import load_expert_page
from matcher.kernel.batch import Part, rank_crowd
from matcher.kernel.board import Board, Judges, board_of
from matcher.kernel.prepare import Crowd, crowd_of
from matcher.pool import Pool

LISTED: Final = 20
# One day for all: the same seed gives the same country, and the same checksum, on any day.
_TODAY: Final = date(2026, 11, 25)

type Step = Callable[[str, int], None]


@dataclass(frozen=True)
class RankBench:
    """What is measured: so many people and offers of a seed, on so many threads."""

    people: int
    offers: int
    threads: int
    seed: int
    travel: Travelled = Travelled.MODEL


@dataclass(frozen=True)
class RankMeasured:
    """`pairs`: offers of a person's trades within the limit of the way, before legal rules.

    `matrix_seconds`: what drawing a matrix took, beside `seconds` and not in them.
    Each of them is glanced at, bounded from above and counted; only what the bound does not keep
    out of the list is reckoned in full.
    """

    people: int
    offers: int
    trades_per_person: float
    pairs: int
    pairs_per_person: float
    seconds: float
    peak_rss_mb: float
    threads: int
    travel: Travelled
    matrix_pairs: int
    matrix_seconds: float
    checksum: str


class _Clock:
    """Seconds that count."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._since = 0.0

    def __enter__(self) -> None:
        self._since = time.perf_counter()

    def __exit__(self, *_error: object) -> None:
        self.seconds += time.perf_counter() - self._since


def bench_rank(asked: RankBench, step: Step) -> RankMeasured:
    """Rank a drawn country; `step` hears what is done, and how many people more are ranked."""
    step("Tirage du territoire", 0)
    ground = country(asked.seed, _TODAY)
    with roads_of(ground, asked.travel, step) as roads:
        return _measure(asked, ground, roads, step)


def _measure(asked: RankBench, ground: Country, roads: Roads, step: Step) -> RankMeasured:
    matcher, clock = expert_matcher(roads.travel), _Clock()
    page = load_expert_page()
    pool = Pool.from_frames(pool_frames(ground, asked.offers), ground.labels, page["priors"])
    judges = Judges(matcher.scorecard, matcher.rules, matcher.travel)
    with clock:
        board = board_of(pool, judges, _TODAY)
    checksum, pairs, trades = sha256(), 0, 0
    for frames in people_frames(ground, asked.people, asked.offers):
        crowd = crowd_of(board, frames)
        if not trades:
            _warm_up(board, crowd, step)
        trades += len(crowd.owned.wanted.trade)
        lists = _Lists(len(crowd))
        with clock:
            for part in rank_crowd(board, crowd, LISTED, asked.threads):
                lists.take(part)
                step("Classement", len(part.rows))
        checksum.update(lists.digest())
        pairs += lists.pairs
    return RankMeasured(
        people=asked.people,
        offers=asked.offers,
        trades_per_person=trades / asked.people,
        pairs=pairs,
        pairs_per_person=pairs / asked.people,
        seconds=clock.seconds,
        peak_rss_mb=peak_rss_mb(),
        threads=asked.threads,
        travel=asked.travel,
        matrix_pairs=roads.matrix_pairs,
        matrix_seconds=roads.matrix_seconds,
        checksum=checksum.hexdigest()[:16],
    )


def _warm_up(board: Board, crowd: Crowd, step: Step) -> None:
    """Rank once, unmeasured: compiled code is loaded, or compiled where it never was."""
    notice = compile_notice()
    if notice:
        step(notice, 0)
    next(rank_crowd(board, crowd, 1, rows=np.arange(1)))


class _Lists:
    """Lists in the order of people, however they were parted."""

    def __init__(self, people: int) -> None:
        self._offer = np.zeros((people, LISTED), dtype=np.int32)
        self._score = np.zeros((people, LISTED), dtype=np.int64)
        self.pairs = 0

    def take(self, part: Part) -> None:
        """Keep a part."""
        self._offer[part.rows] = part.listed.offer
        self._score[part.rows] = part.listed.score
        self.pairs += int(part.pairs.sum())

    def digest(self) -> bytes:
        """What was listed, with its scores."""
        return sha256(self._offer.tobytes() + self._score.tobytes()).digest()
