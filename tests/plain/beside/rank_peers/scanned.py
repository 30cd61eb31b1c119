"""The sub-formula as one writes it with numpy or pandas: scikit-learn's BallTree, plain pandas."""

import numpy as np
import pandas as pd
from sklearn.neighbors import BallTree

from beside.rank_peers.ground import LISTED, RADIUS_KM, SPEED_KMH, Asker, Ground, Listed
from matcher.travel.distance import EARTH_RADIUS_KM, haversine_km


class InBallTree:
    """Offers within the radius by scikit-learn's BallTree, the rest in numpy."""

    def __init__(self, ground: Ground) -> None:
        self._offers, self._minute_points = ground.offers, ground.minute_points
        self._tree = BallTree(
            np.radians(np.column_stack([self._offers.lat, self._offers.lng])), metric="haversine"
        )
        self._worth = np.full(int(self._offers.trade.max()) + 1, np.iinfo(np.int32).min)

    def ask(self, asker: Asker) -> Listed:
        """The best offers of one person."""
        home = np.radians([[asker.lat, asker.lng]])
        (near,), (far,) = self._tree.query_radius(
            home, RADIUS_KM / EARTH_RADIUS_KM, return_distance=True
        )
        own = np.isin(self._offers.trade[near], asker.trades)
        rows, km = near[own], far[own] * EARTH_RADIUS_KM
        worth = self._worth.copy()
        worth[asker.trades] = asker.points
        minutes = np.rint(km * 60 / SPEED_KMH).astype(np.int64)
        points = (
            worth[self._offers.trade[rows]]
            + self._offers.points[rows]
            + self._minute_points[minutes]
        )
        best = np.lexsort((rows, np.rint(km * 1000), minutes, -points))[:LISTED]
        return Listed(rows[best], points[best])


class InPandas:
    """Offers as a data frame: filter, merge, sort."""

    def __init__(self, ground: Ground) -> None:
        offers = ground.offers
        self._minute_points = ground.minute_points
        self._frame = pd.DataFrame(
            {"lat": offers.lat, "lng": offers.lng, "trade": offers.trade, "worth": offers.points}
        )

    def ask(self, asker: Asker) -> Listed:
        """The best offers of one person."""
        own = self._frame[self._frame["trade"].isin(asker.trades)]
        km = haversine_km(asker.lat, asker.lng, own["lat"], own["lng"])
        own = own.assign(km=km)[km <= RADIUS_KM]
        minutes = (own["km"] * 60 / SPEED_KMH).round().astype("int64")
        worth = own["trade"].map(dict(zip(asker.trades, asker.points, strict=True)))
        scored = own.assign(
            minutes=minutes,
            metres=(own["km"] * 1000).round(),
            points=worth + own["worth"] + self._minute_points[minutes],
            row=own.index,
        )
        best = scored.sort_values(
            ["points", "minutes", "metres", "row"], ascending=[False, True, True, True]
        ).head(LISTED)
        return Listed(best["row"].to_numpy(), best["points"].to_numpy())
