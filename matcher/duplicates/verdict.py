"""Are two offers one? Same, other, or to be looked at by a person, each with its reason."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from matcher.duplicates.offers import OfferFacts, may_start_together
from matcher.duplicates.titles import titles_alike

NEAR_EQUAL: Final = 0.8
_RELATED: Final = 0.5


class Verdict(StrEnum):
    """What is concluded from two offers."""

    SAME = "same"
    DOUBT = "doubt"
    OTHER = "other"


class Why(StrEnum):
    """Why two offers are one, two or doubtful; the French words stand in `api/words`."""

    SAME_NUMBER = "same_number"
    SAME_TITLE = "same_title"
    SAME_TRADE = "same_trade"
    OTHER_EMPLOYER = "other_employer"
    OTHER_KIND = "other_kind"
    OTHER_TRADE = "other_trade"
    OTHER_LEVEL = "other_level"
    OTHER_START = "other_start"
    ONE_LIST = "one_list"
    KEPT = "kept"
    MAYBE_SAME_EMPLOYER = "maybe_same_employer"
    DELEGATED = "delegated"
    LEVEL_DIFFERS = "level_differs"
    TITLES_DIFFER = "titles_differ"
    TRADES_DIFFER = "trades_differ"


@dataclass(frozen=True)
class Conclusion:
    """A verdict, its reason, and how alike the titles are (0–1)."""

    verdict: Verdict
    why: Why
    alike: float = 0.0


def conclude(first: OfferFacts, second: OfferFacts, maybe_one_site: bool = False) -> Conclusion:
    """Compare two offers. `maybe_one_site`: two sites that may be one, which nobody knows."""
    apart = _kept_apart(first, second, maybe_one_site)
    if apart is not None:
        return Conclusion(Verdict.OTHER, apart)
    if (first.feed, first.key) == (second.feed, second.key):
        return Conclusion(Verdict.SAME, Why.SAME_NUMBER, 1.0)
    if not may_start_together(first, second):
        return Conclusion(Verdict.OTHER, Why.OTHER_START)
    found = _by_trade(first, second)
    if found.verdict is not Verdict.SAME:
        return found
    if first.is_delegated or second.is_delegated:
        # The site is the CFA's: two of its companies may want the same apprentice.
        return Conclusion(Verdict.DOUBT, Why.DELEGATED, found.alike)
    if first.site != second.site:
        return Conclusion(Verdict.DOUBT, Why.MAYBE_SAME_EMPLOYER, found.alike)
    return found


def _kept_apart(first: OfferFacts, second: OfferFacts, maybe_one_site: bool) -> Why | None:
    if first.kept_by != second.kept_by:
        return Why.KEPT
    if first.source == second.source:
        # A list numbers its offers: two numbers are two places, however alike they read.
        return Why.ONE_LIST
    if first.kind != second.kind:
        return Why.OTHER_KIND
    if (first.feed, first.key) == (second.feed, second.key):
        return None
    known = bool(first.site and second.site)
    if not known or (first.site != second.site and not maybe_one_site):
        return Why.OTHER_EMPLOYER
    return (
        None
        if first.point == second.point or not _both_delegated(first, second)
        else (Why.OTHER_EMPLOYER)
    )


def _both_delegated(first: OfferFacts, second: OfferFacts) -> bool:
    return first.is_delegated and second.is_delegated


def _by_trade(first: OfferFacts, second: OfferFacts) -> Conclusion:
    alike = titles_alike(first.title, second.title)
    one_trade = bool(first.romes & second.romes)
    if alike < _RELATED and not one_trade:
        return Conclusion(Verdict.OTHER, Why.OTHER_TRADE, alike)
    levels = {first.level, second.level} - {None}
    if len(levels) > 1:
        if alike < NEAR_EQUAL:
            return Conclusion(Verdict.OTHER, Why.OTHER_LEVEL, alike)
        return Conclusion(Verdict.DOUBT, Why.LEVEL_DIFFERS, alike)
    if one_trade and alike >= _RELATED:
        why = Why.SAME_TITLE if alike >= NEAR_EQUAL else Why.SAME_TRADE
        return Conclusion(Verdict.SAME, why, alike)
    if one_trade:
        return Conclusion(Verdict.DOUBT, Why.TITLES_DIFFER, alike)
    if alike >= NEAR_EQUAL:
        return Conclusion(Verdict.DOUBT, Why.TRADES_DIFFER, alike)
    return Conclusion(Verdict.OTHER, Why.OTHER_TRADE, alike)
