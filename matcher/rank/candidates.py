"""Which offers are read for this person, and everything the factors need about them?"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matcher.cfa.choice import CfaChooser, CfaLegs, courses_in_question
from matcher.cfa.hours import MonthlyTrips
from matcher.cfa.legs import CourseTerms, legs_to_courses
from matcher.columns import OfferColumns, Person
from matcher.columns.missing import day_number
from matcher.columns.offers import KINDS
from matcher.factors.cfa_leg import CFA_LEG
from matcher.pairs import Pairs
from matcher.pool import Pool
from matcher.priors import Records
from matcher.rank.limits import Reach, TravelLimits, judge_reach
from matcher.scorecard import SCORED_KINDS, Scorecard
from matcher.travel import Journeys, Serving, usable_modes
from matcher.travel.corrections import corrected_to_offers
from matcher.travel.hours import lifts_serve, working_hours
from matcher.wishes import TradeMatch, match_offers, wanted_trades
from matcher.wishes.match import explore_offers
from models.enums import OfferKind
from models.protocols import TravelTimes
from models.rules import RuleBook


@dataclass(frozen=True)
class Judge:
    """What a ranking decides with: contributions, dated rules, travel times, and the day.

    `viewer`: the structure that asks; offers kept to another structure are not read.
    """

    scorecard: Scorecard
    rules: RuleBook
    travel: TravelTimes
    today: date
    viewer: str = ""


@dataclass(frozen=True)
class Matched:
    """Offers in a person's trades: rows of the pool, ascending, and the trade of each."""

    row: NDArray[np.int64]
    trades: TradeMatch

    def take(self, places: NDArray[np.int64]) -> "Matched":
        """Those at these places."""
        return Matched(self.row[places], self.trades.take(places))

    def at(self, rows: NDArray[np.int64]) -> "Matched":
        """Those of these rows of the pool, each once."""
        return self.take(np.flatnonzero(np.isin(self.row, rows)))


@dataclass(frozen=True)
class Candidates:
    """The offers explained to one person: rows of the pool, the pairs, and the travel limits."""

    pool_rows: NDArray[np.int64]
    pairs: Pairs
    reach: Reach
    limits: TravelLimits
    journeys: Journeys

    def places_of(self, pool_rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """The rows among the pairs of offers that are some of them."""
        return np.searchsorted(self.pool_rows, pool_rows).astype(np.int64)


def match_pool(person: Person, pool: Pool, viewer: str) -> Matched:
    """Open offers in the wished and related trades that a structure may see; else every PMSMP."""
    rows, trades = _matching(person, pool)
    kept_to = pool.offers.only_for[rows]
    visible = np.flatnonzero((kept_to == "") | (kept_to == viewer))
    return Matched(rows, trades).take(visible)


def read_candidates(person: Person, pool: Pool, judge: Judge, matched: Matched) -> Candidates:
    """Everything about these offers for this person."""
    pool_rows, trades = matched.row, matched.trades
    offers = pool.offers.take(pool_rows)
    limits = TravelLimits.of(person, judge.rules, judge.today)
    journeys = Journeys(judge.travel, usable_modes(person, judge.rules, judge.today))
    limit = limits.per_pair(person, trades)
    hours = working_hours(offers, judge.rules.value("assumed_working_hours", judge.today))
    at = Serving(
        hours,
        lambda minutes: lifts_serve(person.lifts, offers, minutes),
        corrected_to_offers(person, offers),
    )
    legs = journeys.to(person, offers.places_at, limit, at)
    cfa = _cfa_legs(person, pool, judge, journeys, (offers, trades, limits.cfa))
    pairs = Pairs(
        person=person,
        offers=offers,
        trades=trades,
        legs=legs,
        cfa=cfa,
        records=_records(pool, offers, cfa),
        cfa_value_added=_of_course(pool.courses.value_added, cfa, np.nan),
        today=day_number(judge.today),
        trade_labels=pool.trade_labels,
    )
    return Candidates(pool_rows, pairs, judge_reach(limits, limit, legs, cfa), limits, journeys)


def _matching(person: Person, pool: Pool) -> tuple[NDArray[np.int64], TradeMatch]:
    if not person.wishes:
        rows = np.flatnonzero(pool.offers.kind == KINDS[OfferKind.PMSMP])
        return rows, explore_offers(rows, pool.offers.rome)
    rows, trades = match_offers(
        wanted_trades(person, pool.related), pool.rows_of_trade, len(pool.offers)
    )
    scored = np.isin(pool.offers.kind[rows], [KINDS[kind] for kind in SCORED_KINDS])
    return rows[scored], trades.take(np.flatnonzero(scored))


def _cfa_legs(
    person: Person,
    pool: Pool,
    judge: Judge,
    journeys: Journeys,
    pairs: tuple[OfferColumns, TradeMatch, int],
) -> CfaLegs:
    offers, trades, limit = pairs
    card = judge.scorecard.kinds[OfferKind.APPRENTICESHIP]
    worth = card.signed.tables[CFA_LEG.name] + card.held.tables[CFA_LEG.name]
    trips = MonthlyTrips(
        daily=judge.rules.value("rhythm_trips_per_month", judge.today),
        boarding=judge.rules.value("rhythm_trips_per_month_boarding", judge.today),
    )
    class_hours = judge.rules.value("assumed_class_hours", judge.today)
    terms = CourseTerms(trips, limit, worth, class_hours)
    rows = courses_in_question(person, pool.courses, offers, trades.rome)
    legs = legs_to_courses(person, pool.courses, rows, journeys, terms)
    chooser = CfaChooser(person, pool.courses, legs, worth)
    return chooser.choose(offers, trades)


def _records(pool: Pool, offers: OfferColumns, cfa: CfaLegs) -> Records:
    """Each pair's records under its own kind of offer."""
    uais = _of_course(pool.courses.uai, cfa, "")
    by_kind = {kind: pool.records[kind].of(offers.employer_id, uais) for kind in SCORED_KINDS}
    is_pmsmp = offers.kind == KINDS[OfferKind.PMSMP]
    contract, stay = by_kind[OfferKind.APPRENTICESHIP], by_kind[OfferKind.PMSMP]
    return Records(
        np.where(is_pmsmp, stay.employer_signs, contract.employer_signs),
        np.where(is_pmsmp, stay.employer_keeps, contract.employer_keeps),
        np.where(is_pmsmp, stay.cfa_keeps, contract.cfa_keeps),
    )


def _of_course[T: np.generic](values: NDArray[T], cfa: CfaLegs, default: object) -> NDArray[T]:
    """A course's value for each pair, or the default where there is no course."""
    out = np.full(len(cfa.course), default, dtype=values.dtype)
    known = cfa.course >= 0
    out[known] = values[cfa.course[known]]
    return out
