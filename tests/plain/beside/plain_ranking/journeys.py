"""Journeys in plain Python: crow-fly kilometres, minutes by each means, the best at hand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import asin, cos, exp, inf, radians, sin, sqrt
from typing import Any

Row = Mapping[str, Any]
MEANS = ("walk", "bike", "moped", "car", "lift", "transit")


@dataclass(frozen=True)
class Leg:
    """One journey: minutes and means (None: not known), minutes past the limit, kilometres."""

    minutes: int | None
    means: str | None
    over: int
    crow_km: float | None


def crow_km(one: Row, other: Row) -> float | None:
    """Kilometres, widened by what a commune's single point hides."""
    if None in (one.get("lat"), one.get("lng"), other.get("lat"), other.get("lng")):
        return None
    phi, psi = radians(one["lat"]), radians(other["lat"])
    half = sin((psi - phi) / 2) ** 2
    half += cos(phi) * cos(psi) * sin((radians(other["lng"]) - radians(one["lng"])) / 2) ** 2
    between = 2 * 6371.0088 * asin(sqrt(half))
    return sqrt(between**2 + one["spread_km"] ** 2 + other["spread_km"] ** 2)


def minutes_by(means: str, km: float | None, constants: Mapping[str, Any]) -> int | None:
    """Whole minutes, 254 at most; None when not known. Buses are never guessed."""
    if km is None or means == "transit":
        return None
    settings = constants["modes"]["car" if means == "lift" else means]
    detour = constants["detour"]
    road = km * (detour["base"] + detour["extra"] * exp(-km / detour["scale_km"]))
    exact = settings["access_minutes"] + 60 * road / settings["speed_kmh"]
    return min(round(round(exact, 6)), 254)


def means_at_hand(person: Row, lifts: Sequence[Row], ages: Mapping[str, int], today: date) -> Row:
    """True, False, or None (nobody asked) by means."""
    if person["no_mobility"]:
        return {means: means == "walk" for means in MEANS}
    born = date.fromisoformat(person["birth_date"])
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    held = set(person["licences"].split(","))
    rides = bool(held & {"am", "a1", "b"}) and age >= ages["moped"]
    drives = "b" in held and age >= ages["car"]
    return {
        "walk": person["walks"],
        "bike": person["has_bike"],
        "moped": person["has_moped"] if rides else False,
        "car": person["has_car"] if drives else False,
        "lift": bool(lifts),
        "transit": person["uses_transit"],
    }


def best_leg(
    homes: Sequence[Row],
    place: Row,
    limit: int,
    at_hand: Mapping[str, bool | None],
    times: tuple[Mapping[str, Any], Callable[[int], bool]],
) -> Leg:
    """The quickest sure journey; not known when only an uncertain means could keep the limit."""
    constants, lift_serves = times
    best, by, might = inf, None, False
    for home in homes:
        km = crow_km(home, place)
        for means in (means for means in MEANS if at_hand[means] is not False):
            minutes = minutes_by(means, km, constants)
            if minutes is None or (means == "lift" and not lift_serves(minutes)):
                might = might or means == "transit"
            elif at_hand[means] is None:
                might = might or minutes <= limit
            elif minutes < best:
                best, by = minutes, means
    known = [km for home in homes if (km := crow_km(home, place)) is not None]
    nearest = min(known) if known else None
    if nearest is None or best == inf or (best > limit and might):
        return Leg(None, None, 0, nearest)
    return Leg(int(best), by, max(int(best) - limit, 0), nearest)


def lifts_fit(lifts: Sequence[Row], offer: Row, minutes: int) -> bool:
    """Whether every day of the post has a lift at its hours."""

    def at_its_hours(lift: Row) -> bool:
        start, end = offer.get("day_start"), offer.get("day_end")
        leaves, back = lift.get("leaves_after"), lift.get("back_before")
        if None not in (leaves, start) and start - minutes < leaves:
            return False
        if None in (back, end):
            return True
        next_day = 0 if start is None or end >= start else 1440
        return bool(end + next_day + minutes <= back)

    days = {day for lift in lifts if at_its_hours(lift) for day in lift["weekdays"]}
    return days >= set("12345") and (not offer.get("works_weekend") or bool(days & set("67")))
