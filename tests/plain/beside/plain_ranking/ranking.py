"""The whole list in plain Python: which offers, in which order, and what the limits remove."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Any

from beside.plain_ranking.one_offer import CLASSES, Judged, Slow

Row = Mapping[str, Any]


@dataclass
class PlainRanking:
    """Offer ids in order; scores as whole numbers by offer id; what each offer was taken for."""

    listed: list[str] = field(default_factory=list)
    to_discuss: list[str] = field(default_factory=list)
    too_far: set[str] = field(default_factory=set)
    excluded: list[str] = field(default_factory=list)
    score: dict[str, int] = field(default_factory=dict)
    courses: dict[str, str | None] = field(default_factory=dict)


def rank_plainly(
    rows: Mapping[str, Sequence[Row]], given: Mapping[str, Any], unlawful: set[str]
) -> PlainRanking:
    """`given`: page, constants, limits, ages, trips, today, viewer. `unlawful`: offers removed."""
    slow = Slow(rows, given)
    judged = [slow.judge(offer, match) for offer, match in _candidates(slow)]
    result = PlainRanking(
        too_far={j.offer["offer_id"] for j in judged if j.state == "too_far"},
        score={j.offer["offer_id"]: j.score for j in judged},
        courses={
            j.offer["offer_id"]: None if j.cfa.course is None else j.cfa.course["course_id"]
            for j in judged
        },
    )
    out = unlawful | result.too_far
    result.excluded = [
        j.offer["offer_id"]
        for j in sorted(judged, key=lambda j: (_km(j), j.offer["offer_id"]))
        if j.offer["offer_id"] in out
    ]
    for state, found in (("listed", result.listed), ("to_discuss", result.to_discuss)):
        kept = [j for j in judged if j.state == state and j.offer["offer_id"] not in out]
        found += [j.offer["offer_id"] for j in _merged(slow, sorted(kept, key=_key))]
    return result


def _candidates(slow: Slow) -> list[tuple[Row, tuple[str, str, Row | None]]]:
    """Visible offers of scored kinds with class, trade and wish; every immersion without a wish."""
    matches, found = slow.matches(), []
    for offer in slow.rows["offers"]:
        if offer["only_for"] not in ("", slow.given["viewer"]):
            continue
        if not slow.wishes:
            if offer["kind"] == "pmsmp":
                found.append((offer, ("exploring", offer["rome"], None)))
            continue
        codes = {offer["rome"], *offer["other_romes"].split(",")} & set(matches)
        if codes and offer["kind"] != "professionalisation":
            best = min(codes, key=lambda c: (_place(slow, matches[c]), c))
            found.append((offer, (matches[best][0], best, matches[best][1])))
    return found


def _place(slow: Slow, match: tuple[str, Row | None]) -> tuple[int, int]:
    name, wish = match
    return CLASSES.index(name), next(n for n, own in enumerate(slow.wishes) if own is wish)


def _key(judged: Judged) -> tuple[float | str, ...]:
    """Best first: score, both journeys (unknown ones last, nearest first), the offer's id."""
    unknown, cfa = 255, judged.cfa.leg.minutes
    return (
        -judged.score,
        unknown if judged.leg.minutes is None else judged.leg.minutes,
        0 if judged.offer["kind"] == "pmsmp" else unknown if cfa is None else cfa,
        _km(judged) if _km(judged) == inf else round(_km(judged) * 1000),
        judged.offer["offer_id"],
    )


def _km(judged: Judged) -> float:
    return inf if judged.leg.crow_km is None else judged.leg.crow_km


def _merged(slow: Slow, ordered: list[Judged]) -> list[Judged]:
    """Both kinds in turn; fields of trades in turn for somebody without a wish."""
    if not slow.wishes:
        known = [j for j in ordered if j.leg.minutes is not None]
        unknown = [j for j in ordered if j.leg.minutes is None]
        return [*_in_turn(known), *_in_turn(unknown)]
    contracts = [j for j in ordered if j.offer["kind"] == "apprenticeship"]
    stays = [j for j in ordered if j.offer["kind"] == "pmsmp"]
    first, second = (
        (contracts, stays) if slow.person["stage"] == "ready_to_sign" else (stays, contracts)
    )
    woven: list[Judged] = []
    for place in range(max(len(first), len(second))):
        woven += first[place : place + 1] + second[place : place + 1]
    return woven


def _in_turn(ordered: list[Judged]) -> list[Judged]:
    fields: dict[str, list[Judged]] = {}
    for judged in ordered:
        fields.setdefault(judged.rome[:1], []).append(judged)
    longest = max((len(own) for own in fields.values()), default=0)
    return [own[turn] for turn in range(longest) for own in fields.values() if turn < len(own)]
