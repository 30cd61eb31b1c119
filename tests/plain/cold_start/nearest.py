"""Offers of a person's trades, nearest first: what one writes with pandas and scikit-learn.

Run as a script: the database's address and the person's id. No rule, no journey, no reason.
"""

import sys

import numpy as np
import pandas as pd
from sklearn.neighbors import BallTree
from sqlalchemy import create_engine

_OFFERS = """
SELECT o.id, o.rome, o.title, coalesce(o.lat, e.lat) AS lat, coalesce(o.lng, e.lng) AS lng
FROM offer o JOIN employer e ON e.id = o.employer_id WHERE o.status = 'live'
"""
_EARTH_KM = 6371.0


def nearest(address: str, person_id: str) -> pd.DataFrame:
    """The twenty nearest."""
    with create_engine(address).connect() as connection:
        offers = pd.read_sql(_OFFERS, connection).dropna(subset=["lat", "lng"])
        homes = pd.read_sql("SELECT person_id, lat, lng FROM home", connection)
        wishes = pd.read_sql("SELECT person_id, rome FROM wish", connection)
    home = homes[homes["person_id"] == person_id].iloc[:1]
    wanted = offers[offers["rome"].isin(wishes.loc[wishes["person_id"] == person_id, "rome"])]
    tree = BallTree(np.radians(wanted[["lat", "lng"]]), metric="haversine")
    count = min(20, len(wanted))
    far, rows = tree.query(np.radians(home[["lat", "lng"]]), k=count)
    return wanted.iloc[rows[0]].assign(km=far[0] * _EARTH_KM)


if __name__ == "__main__":
    sys.stdout.write(nearest(*sys.argv[1:]).to_string())
