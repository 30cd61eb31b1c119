"""What is each fact worth under a scorecard? Every entry of every shape, asked of the factors."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import numpy as np

from matcher.cfa.hours import (
    BOARDING,
    MOST_HOURS,
    NO_CFA,
    UNKNOWN_CFA,
    UNKNOWN_RHYTHM,
    MonthlyTrips,
    hours_entry,
    trips_of,
)
from matcher.columns import UNKNOWN
from matcher.columns.missing import NO_DAY, day_number
from matcher.columns.person import PastStay, WishedTrade
from matcher.factors.cfa_leg import CFA_LEG
from matcher.factors.shape import Shape
from matcher.kernel.columns.world import Bytes, Longs, Tables
from matcher.kernel.worth.lines import STEEP, least_lines
from matcher.kernel.worth.points import most
from matcher.kernel.worth.probes import NOBODY, blank_offers, probe, with_legs, worth
from matcher.scorecard import SCORED_KINDS, KindCard, Scorecard
from matcher.scorecard.sigmoid import sigmoid_table
from matcher.wishes import TradeClass
from models.enums import OfferKind, Rhythm
from models.protocols import LONGEST_MINUTES, UNKNOWN_MINUTES
from models.rules import RuleBook

LEVELS: Final = 9
# Unknown journeys: whole kilometres from here, the last two "that far or more" and "not placed".
FIRST_KM: Final = LONGEST_MINUTES + 1
MOST_KM: Final = 255
NOT_PLACED: Final = FIRST_KM + MOST_KM + 1
# Days to wait; then "undated" and "closes before the person can start".
MOST_WAIT: Final = 184
UNDATED: Final = MOST_WAIT + 1
TOO_EARLY: Final = MOST_WAIT + 2
NO_LINK, TRADE_TRIED, TRADE_MET, EMPLOYER_TRIED, EMPLOYER_MET = range(5)
RHYTHMS: Final = (*Rhythm, "")


def tables_of(scorecard: Scorecard, rules: RuleBook, today: date) -> Tables:
    """The tables of a scorecard on a day."""
    day = day_number(today)
    cards = [(kind, scorecard.kinds[kind]) for kind in SCORED_KINDS]
    contract = scorecard.kinds[OfferKind.APPRENTICESHIP]
    trips = MonthlyTrips(
        daily=rules.value("rhythm_trips_per_month", today),
        boarding=rules.value("rhythm_trips_per_month_boarding", today),
    )
    worth = contract.signed.tables[CFA_LEG.name] + contract.held.tables[CFA_LEG.name]
    way_entry, boards_entry = _rhythms(trips)
    cfa_way = _cfa_way(contract, day)
    no_course = np.array([_no_course(kind, card, day) for kind, card in cards])
    wait = np.array([_wait(kind, card, today) for kind, card in cards])
    past_stay = np.array([_past_stay(kind, card, day) for kind, card in cards])
    return Tables(
        trade=np.array([_trade(kind, card, day) for kind, card in cards]),
        diploma=np.array([_diploma(kind, card, day) for kind, card in cards]),
        journey=np.array([_journey(kind, card, day) for kind, card in cards]),
        wait=wait,
        past_stay=past_stay,
        most_past_stay=most(past_stay),
        cfa_way=cfa_way,
        most_way=int(most(cfa_way)),
        no_course=no_course,
        worth=worth,
        way_entry=way_entry,
        worth_boarding=(way_entry <= MOST_HOURS) & (worth[way_entry] < worth[BOARDING]),
        boards_entry=boards_entry,
        sigmoid=sigmoid_table().astype(np.int32),
        steep=np.array(STEEP, dtype=np.int64),
        least_lines=least_lines(wait),
    )


def _trade(kind: OfferKind, card: KindCard, day: int) -> Longs:
    pairs = probe(blank_offers(kind, len(TradeClass)), day)
    classes = np.arange(len(TradeClass), dtype=np.int8)
    met = replace(pairs, trades=replace(pairs.trades, trade_class=classes))
    return worth(met, card, {Shape.TRADE})


def _diploma(kind: OfferKind, card: KindCard, day: int) -> Longs:
    """By level reached, level aimed at, whether it is the very diploma, and level prepared."""
    aims = [(target, same) for target in (0, *range(3, LEVELS)) for same in (False, True)]
    wishes = tuple(
        WishedTrade(number, "", target or None, "diploma" if same else None, None)
        for number, (target, same) in enumerate(aims, start=1)
    )
    # Everybody who reached a level is asked at once: a wish for each aim, offers of every level.
    own = np.repeat(np.arange(len(aims), dtype=np.int16), LEVELS)
    prepared = np.tile(np.arange(LEVELS, dtype=np.int32), len(aims))
    is_same = np.repeat([same for _, same in aims], LEVELS)
    offers = replace(
        blank_offers(kind, len(own)),
        diploma_level=np.where(prepared == 0, UNKNOWN, prepared).astype(np.int32),
        rncp=np.where(is_same, "diploma", "other").astype(object),
    )
    aimed = np.array([target for target, _ in aims])
    table = np.zeros((LEVELS, LEVELS, 2, LEVELS), dtype=np.int64)
    for reached in (0, *range(2, LEVELS)):
        person = replace(NOBODY, level_reached=reached or None, wishes=wishes)
        pairs = probe(offers, day, person)
        pairs = replace(pairs, trades=replace(pairs.trades, wish=own))
        told = worth(pairs, card, {Shape.DIPLOMA})
        table[reached, aimed[own], is_same.astype(np.int64), prepared] = told
    return table


def _journey(kind: OfferKind, card: KindCard, day: int) -> Longs:
    minutes = np.full(NOT_PLACED + 1, UNKNOWN_MINUTES, dtype=np.uint8)
    minutes[:FIRST_KM] = np.arange(FIRST_KM)
    crow = np.full(NOT_PLACED + 1, np.nan)
    crow[FIRST_KM:NOT_PLACED] = np.arange(MOST_KM + 1)
    pairs = with_legs(probe(blank_offers(kind, NOT_PLACED + 1), day), minutes=minutes, crow_km=crow)
    return worth(pairs, card, {Shape.JOURNEY})


def _wait(kind: OfferKind, card: KindCard, today: date) -> Longs:
    day = day_number(today)
    opens = np.full(TOO_EARLY + 1, NO_DAY, dtype=np.int32)
    opens[: MOST_WAIT + 1] = day + np.arange(MOST_WAIT + 1)
    closes = np.full(TOO_EARLY + 1, NO_DAY, dtype=np.int32)
    closes[TOO_EARLY] = day_number(today - timedelta(days=1))
    offers = replace(blank_offers(kind, TOO_EARLY + 1), start_from=opens, start_to=closes)
    return worth(probe(offers, day), card, {Shape.WAIT})


def _past_stay(kind: OfferKind, card: KindCard, day: int) -> Longs:
    found = [worth(probe(blank_offers(kind, 1), day), card, {Shape.PAST_STAY})]
    for employer, rome in (("elsewhere", ""), ("", "")):
        for met in (False, True):
            stay = PastStay(
                employer, OfferKind.PMSMP, rome, date(2000, 1, 1), None, None, met, False
            )
            pairs = probe(blank_offers(kind, 1), day, replace(NOBODY, stays=(stay,)))
            found.append(worth(pairs, card, {Shape.PAST_STAY}))
    return np.concatenate(found)


def _cfa_way(card: KindCard, day: int) -> Longs:
    entries = np.arange(CFA_LEG.size, dtype=np.int64)
    pairs = probe(blank_offers(OfferKind.APPRENTICESHIP, CFA_LEG.size), day)
    return worth(replace(pairs, cfa=replace(pairs.cfa, entry=entries)), card, {Shape.CFA_WAY})


def _no_course(kind: OfferKind, card: KindCard, day: int) -> int:
    """A contract's CFA is then not known; a PMSMP needs none."""
    pairs = probe(blank_offers(kind, 1), day)
    entry = UNKNOWN_CFA if kind is OfferKind.APPRENTICESHIP else NO_CFA
    way = replace(pairs.cfa, entry=np.array([entry], dtype=np.int64))
    return int(worth(replace(pairs, cfa=way), card, {Shape.COURSE, Shape.CFA_WAY})[0])


def _rhythms(trips: MonthlyTrips) -> tuple[Bytes, Bytes]:
    """Entries of a daily way by rhythm and minutes, and of boarding by rhythm."""
    names = np.array(RHYTHMS, dtype=object)
    daily = trips_of(names, trips.daily)
    minutes = np.arange(UNKNOWN_MINUTES + 1).astype(np.uint8)
    entries = [hours_entry(minutes, np.full(len(minutes), each)) for each in daily]
    boards = np.where(np.isnan(daily), UNKNOWN_RHYTHM, BOARDING)
    return np.array(entries).astype(np.uint8), boards.astype(np.uint8)
