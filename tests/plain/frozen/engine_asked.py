"""The engine on the path, asked line by line: what it takes, and what it finds.

Only what engines of some months share is called here: this file is of today, the engine may not be.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from itertools import islice
from typing import Any, Final

import numpy as np
import pandas as pd
from beside.rank_peers.simpler import alone, sample
from numpy.typing import NDArray

from api.services.ranking.pool.snapshot import expert_matcher
from data.france import country, people_frames, pool_frames
from data.scorecards import load_expert_page
from matcher.kernel.batch import by_home, rank_crowd
from matcher.kernel.prepare import crowd_of
from matcher.pool import Pool

TODAY: Final = date(2026, 11, 25)
FRANCE, OFFERS, PEOPLE, K, SEED = 1_100_000, 300_000, 40, 20, 1
# Of every third block of people, so many neighbours in a row of every so many.
BLOCKS, TOGETHER, OF = 3, 200, 5000


class Asked:
    """A pool, people of all over the country, and what can be asked about them."""

    def __init__(self) -> None:
        ground, self._matcher = country(SEED, TODAY), expert_matcher()
        settings = load_expert_page()["priors"]
        self._pool = Pool.from_frames(pool_frames(ground, OFFERS), ground.labels, settings)
        self._board = self._matcher.board(self._pool, TODAY)
        blocks = list(islice(people_frames(ground, FRANCE, OFFERS), 0, None, BLOCKS))
        self._people = [*alone(sample(blocks, PEOPLE, SEED)).values()]
        self._ready = [self._matcher.prepare(own, self._pool, K, TODAY) for own in self._people]
        crowds = [crowd_of(self._board, own) for own in blocks]
        self._neighbours = [(crowd, _together(by_home(crowd))) for crowd in crowds]

    def country(self) -> Iterator[bytes]:
        """Neighbours all over the country, ways around them and lists, by one thread."""
        for crowd, rows in self._neighbours:
            for part in rank_crowd(self._board, crowd, K, 1, rows):
                yield part.listed.offer.tobytes() + part.listed.score.tobytes()

    def prepared(self) -> Iterator[bytes]:
        """Single people, arrays in and out."""
        for one in self._ready:
            best: Any = one.best()
            yield best.offer.tobytes() + best.score.tobytes()

    def frames(self) -> Iterator[bytes]:
        """Single people through frames."""
        for own in self._people:
            yield _told(self._matcher.rank(own, self._pool, K, TODAY))


def _together(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate([rows[n : n + TOGETHER] for n in range(0, len(rows), OF)])


def _told(listed: pd.DataFrame) -> bytes:
    return "\n".join(map(str, zip(listed["offer_id"], listed["score"], strict=True))).encode()


def timed(asked: Callable[[], Iterator[bytes]]) -> dict[str, Any]:
    """Milliseconds for all, and a digest of what was found."""
    start = time.perf_counter()
    found = list(asked())
    took = 1000 * (time.perf_counter() - start)
    return {"ms": took, "found": sha256(b"".join(found)).hexdigest()[:16]}


def main() -> None:
    """Answer each line of the standard input by one of the standard output."""
    asked = Asked()
    for line in sys.stdin:
        question = line.strip()
        answer = {} if question == "ready" else timed(getattr(asked, question))
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
