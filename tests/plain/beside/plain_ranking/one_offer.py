"""One offer in plain Python: journeys, facts, a sum of whole contributions, the limits."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp
from typing import Any

from beside.plain_ranking import facts
from beside.plain_ranking.courses import Cfa, cfa_of
from beside.plain_ranking.journeys import Leg, best_leg, lifts_fit, means_at_hand
from beside.plain_ranking.rates import plain_entries

Row = Mapping[str, Any]
WISH = ("wish_1", "wish_2", "wish_3")
CLOSE = ("close_to_wish_1", "close_to_wish_2")
CLASSES = (*WISH, "wish_later", *CLOSE, "close_to_later_wish", "evolution", "exploring")


@dataclass
class Judged:
    """One offer with what its place in the list depends on."""

    offer: Row
    rome: str
    leg: Leg
    cfa: Cfa
    score: int
    state: str


class Slow:
    """Ranks one world: rows, the expert page, constants, and the values of the rules."""

    def __init__(self, rows: Mapping[str, Sequence[Row]], given: Mapping[str, Any]) -> None:
        self.rows, self.given = rows, given
        self.person: Row = rows["people"][0]
        self.wishes = sorted(rows["wishes"], key=lambda w: (w["rank"], w["rome"]))
        self.today: date = given["today"]
        self.at_hand = means_at_hand(self.person, rows["lifts"], given["ages"], self.today)
        self.records = {
            kind: plain_entries(rows["history"], kind, given["page"]["priors"])
            for kind in ("apprenticeship", "pmsmp")
        }

    def matches(self) -> dict[str, tuple[str, Row | None]]:
        """Class and wish of each trade worth reading."""
        found: dict[str, tuple[str, Row | None]] = {}

        def keep(rome: str, name: str, wish: Row) -> None:
            if rome not in found or CLASSES.index(name) < CLASSES.index(found[rome][0]):
                found[rome] = (name, wish)

        for n, wish in enumerate(self.wishes):
            keep(wish["rome"], WISH[n] if n < 3 else "wish_later", wish)
            close = CLOSE[n] if n < 2 else "close_to_later_wish"
            for row in self.rows["related_trades"]:
                if row["rome"] == wish["rome"]:
                    is_close = row["relation"] == "close"
                    keep(row["target_rome"], close if is_close else "evolution", wish)
        return found

    def leg(self, place: Row, limit: int, lift: Callable[[int], bool]) -> Leg:
        """The best journey to a place."""
        times = (self.given["constants"], lift)
        return best_leg(self.rows["homes"], place, limit, self.at_hand, times)

    def limit(self, what: str) -> int:
        """The person's own limit, else the rule's."""
        own = self.person.get(f"max_minutes_{what}")
        return int(self.given["limits"][what] if own is None else own)

    def way(self, course: Row) -> tuple[Leg, int | str, bool, float]:
        """Journey to a course, entry of its factor, whether one boards, and what it is worth."""
        limit = self.limit("cfa")
        all_week = {d for lift in self.rows["lifts"] for d in lift["weekdays"]} >= set("12345")
        leg = self.leg(course, limit, lambda _: all_week)
        trips = self.given["trips"].get(course.get("rhythm"))
        entry: int | str = "unknown_way"
        if leg.minutes is not None:
            known = trips is not None
            entry = min(round(leg.minutes * trips / 60), 60) if known else "unknown_rhythm"
        worth = {e: self.both("apprenticeship", "cfa_leg", e) for e in (entry, "boarding")}
        cheaper = isinstance(entry, int) and worth[entry] < worth["boarding"]
        too_long = leg.minutes is None or leg.minutes > limit
        boards = bool(course.get("boarding")) and (too_long or cheaper)
        if boards:
            entry = "unknown_rhythm" if trips is None else "boarding"
        return leg, entry, boards, self.both("apprenticeship", "cfa_leg", entry)

    def both(self, kind: str, factor: str, fact: facts.Fact) -> int:
        """What a fact adds to both log-odds, in 1/1024."""
        return sum(self.adds(kind, stage, factor, fact) for stage in ("signed", "held"))

    def adds(self, kind: str, stage: str, factor: str, fact: facts.Fact) -> int:
        """What a fact adds to one log-odds, in 1/1024."""
        block = self.given["page"][kind][stage]["factors"].get(factor, {})
        if isinstance(fact, str):
            return round(block.get("entries", {}).get(fact, 0.0) * 1024)
        knots = {int(at): float(height) for at, height in block.get("knots", {}).items()}
        if not knots:
            return 0
        if fact in knots:
            return round(knots[fact] * 1024)
        low, high = max(at for at in knots if at < fact), min(at for at in knots if at > fact)
        slope = (knots[high] - knots[low]) / (high - low)
        return round((slope * (fact - low) + knots[low]) * 1024)

    def judge(self, offer: Row, match: tuple[str, str, Row | None]) -> Judged:
        """One offer: journeys, facts, score, and whether a limit removes it."""
        name, rome, wish = match
        own = (wish or {}).get("max_minutes")
        limit = self.limit("employer") if own is None else int(own)
        lifts = self.rows["lifts"]
        leg = self.leg(offer, limit, lambda minutes: lifts_fit(lifts, offer, minutes))
        cfa = cfa_of(offer, (rome, wish), self.person, self.rows["courses"], self.way)
        seen = self.facts(offer, (name, rome, wish), leg, cfa)
        score = 1
        for stage in ("signed", "held"):
            page = self.given["page"][offer["kind"]][stage]
            units = round(page["intercept"]["value"] * 1024)
            units += sum(self.adds(offer["kind"], stage, f, fact) for f, fact in seen.items())
            score *= round(2**24 / (1 + exp(-units / 1024)))
        return Judged(offer, rome, leg, cfa, score, self.state(limit, leg, cfa))

    def facts(
        self, offer: Row, match: tuple[str, str, Row | None], leg: Leg, cfa: Cfa
    ) -> dict[str, facts.Fact]:
        """Every factor's fact of one pair."""
        name, rome, wish = match
        records = self.records[offer["kind"]]
        uai = "" if cfa.course is None else cfa.course["uai"]
        return {
            "trade_fit": name,
            "employer_leg": "unknown" if leg.minutes is None else leg.minutes,
            "unknown_distance": facts.distance_instead(leg),
            "cfa_leg": cfa.entry,
            "working_hours": facts.hours_of_work(offer, leg),
            "level": facts.step_of_level(offer, self.person),
            "target_diploma": facts.aim(offer, wish),
            "start_date": facts.wait(offer, self.person, self.today),
            "pmsmp_done": facts.tried(offer, rome, self.rows["stays"]),
            "freshness": facts.freshness(offer, self.today),
            "competition": facts.competition(offer),
            "employer_signs": records["employer_signs"].get(offer["employer_id"], "no_record"),
            "employer_keeps": records["employer_keeps"].get(offer["employer_id"], "no_record"),
            "cfa_keeps": records["cfa_keeps"].get(uai, "no_record"),
            "cfa_value_added": facts.value_added(cfa),
        }

    def state(self, limit: int, leg: Leg, cfa: Cfa) -> str:
        """Listed, to discuss, or too far."""
        margin, fastest = self.given["limits"]["margin"], self.given["limits"]["fastest_kmh"]
        for over, minutes in ((leg.over, leg.minutes), (cfa.over, cfa.leg.minutes)):
            if over > margin or (over > 0 and minutes == 254):
                return "too_far"
        if leg.minutes is None and (leg.crow_km or 0) > fastest * (limit + margin) / 60:
            return "too_far"
        return "to_discuss" if leg.over > 0 or cfa.over > 0 else "listed"
