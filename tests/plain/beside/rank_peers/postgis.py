"""The sub-formula in PostgreSQL with PostGIS: a GiST index, `ST_DWithin`, trades, order, limit.

What an offer's age is worth stands in a column and each minute's points in an array, as our engine
has them. Distances are on the sphere, as ours. Every query is planned once and kept.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Final

import numpy as np
import psycopg

from beside.rank_peers.cluster import postgis_cluster
from beside.rank_peers.ground import LISTED, RADIUS_KM, SPEED_KMH, Asker, Ground, Listed

_SCHEMA: Final = """
CREATE EXTENSION postgis;
CREATE TABLE offers (id int PRIMARY KEY, trade int NOT NULL, worth int NOT NULL,
                     place geography(Point, 4326) NOT NULL);
CREATE TABLE people (id int PRIMARY KEY, place geography(Point, 4326) NOT NULL);
CREATE TABLE wanted (person int NOT NULL, trade int NOT NULL, points int NOT NULL);
CREATE FUNCTION minute_points(minutes int) RETURNS int IMMUTABLE PARALLEL SAFE
    LANGUAGE sql RETURN (ARRAY[{points}])[1 + minutes];
"""
_INDEXES: Final = """
CREATE INDEX ON offers USING gist (place);
CREATE INDEX ON offers (trade);
CREATE INDEX ON wanted (person);
"""
# Also by trade: an index that few would think of (extension btree_gist).
_INDEX_BY_TRADE: Final = """
CREATE EXTENSION btree_gist;
CREATE INDEX ON offers USING gist (trade, place);
"""
# What is asked for one person at hand, and for each person in the store.
_BEST: Final = """
SELECT o.id, o.worth + {worth} + minute_points(far.minutes) AS score
FROM {offers}
CROSS JOIN LATERAL (SELECT ST_Distance(o.place, {home}, false) AS metres) AS at
CROSS JOIN LATERAL (SELECT round(at.metres / %(metres_a_minute)s::float8)::int AS minutes) AS far
WHERE ST_DWithin(o.place, {home}, %(radius)s, false) AND {trades}
ORDER BY score DESC, far.minutes, round(at.metres), o.id LIMIT {listed}
"""
_ONE: Final = _BEST.format(
    worth="(%(points)s::int[])[array_position(%(trades)s::int[], o.trade)]",
    offers="offers o",
    home="ST_MakePoint(%(lng)s, %(lat)s)::geography",
    trades="o.trade = ANY(%(trades)s::int[])",
    listed=LISTED,
)
_MANY: Final = """
SELECT p.id, best.id, best.score FROM people p CROSS JOIN LATERAL ({best}) AS best
WHERE mod(p.id, %(parts)s) = %(part)s
""".format(
    best=_BEST.format(
        worth="w.points",
        offers="wanted w JOIN offers o ON o.trade = w.trade",
        home="p.place",
        trades="w.person = p.id",
        listed=LISTED,
    )
)
_FORMULA: Final = {
    "metres_a_minute": SPEED_KMH * 1000 / 60,
    "radius": RADIUS_KM * 1000,
}


class InPostgis:
    """A database with the offers of a ground and its sampled people."""

    def __init__(self, address: str, ground: Ground) -> None:
        self._address, self._askers = address, ground.askers
        with self._connected() as connection:
            points = ",".join(map(str, ground.minute_points.tolist()))
            connection.execute(_SCHEMA.format(points=points))
            self._fill(connection, ground)
        self._index(_INDEXES)
        self._asking = self._connected()

    def index_by_trade(self) -> None:
        """Give the database an index by trade and place at once."""
        self._asking.close()
        self._index(_INDEX_BY_TRADE)
        self._asking = self._connected()

    def _index(self, statements: str) -> None:
        with self._connected() as connection:
            connection.execute(statements)
            connection.execute("VACUUM ANALYZE")

    def _connected(self) -> psycopg.Connection:
        return psycopg.connect(self._address, autocommit=True)

    def _fill(self, connection: psycopg.Connection, ground: Ground) -> None:
        offers = ground.offers
        columns = (offers.trade.tolist(), offers.points.tolist(), offers.lat, offers.lng)
        with connection.cursor().copy("COPY offers FROM STDIN") as copy:
            for row, (trade, worth, lat, lng) in enumerate(zip(*columns, strict=True)):
                copy.write_row((row, trade, worth, f"SRID=4326;POINT({lng!s} {lat!s})"))
        with connection.cursor().copy("COPY people FROM STDIN") as copy:
            for row, asker in enumerate(ground.askers):
                copy.write_row((row, f"SRID=4326;POINT({asker.lng!s} {asker.lat!s})"))
        with connection.cursor().copy("COPY wanted FROM STDIN") as copy:
            for row, asker in enumerate(ground.askers):
                for pair in zip(asker.trades.tolist(), asker.points.tolist(), strict=True):
                    copy.write_row((row, *pair))

    def ask(self, asker: Asker) -> Listed:
        """The best offers of one person."""
        named = {
            **_FORMULA,
            "lat": asker.lat,
            "lng": asker.lng,
            "trades": asker.trades.tolist(),
            "points": asker.points.tolist(),
        }
        return _listed(self._asking.execute(_ONE, named, prepare=True).fetchall())

    def ask_all(self, connections: int) -> list[Listed]:
        """The best offers of everybody in the store, over so many connections at once."""

        def some(part: int) -> list[tuple[int, int, int]]:
            with self._connected() as connection:
                named = {**_FORMULA, "parts": connections, "part": part}
                return connection.execute(_MANY, named).fetchall()

        found: list[list[tuple[int, int]]] = [[] for _ in self._askers]
        with ThreadPoolExecutor(connections) as pool:
            for rows in pool.map(some, range(connections)):
                for person, offer, score in rows:
                    found[person].append((offer, score))
        return [_listed(each) for each in found]

    def version(self) -> str:
        """Which PostgreSQL and PostGIS answer."""
        asked = "SELECT current_setting('server_version') || ', PostGIS ' || postgis_lib_version()"
        return "PostgreSQL " + str(self._asking.execute(asked).fetchall()[0][0])

    def close(self) -> None:
        """Leave the database."""
        self._asking.close()


@contextmanager
def in_postgis(ground: Ground) -> Iterator[InPostgis]:
    """A database of its own, filled."""
    with postgis_cluster() as address:
        peer = InPostgis(address, ground)
        try:
            yield peer
        finally:
            peer.close()


def _listed(rows: list[tuple[int, int]]) -> Listed:
    both = np.array(rows, dtype=np.int64).reshape(-1, 2)
    return Listed(both[:, 0], both[:, 1])
