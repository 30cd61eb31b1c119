"""Frames turned into plain arrays once, so that a query only reads numbers."""

from matcher.columns.missing import NO_DAY, UNKNOWN
from matcher.columns.offers import OfferColumns
from matcher.columns.person import Person

__all__ = ["NO_DAY", "UNKNOWN", "OfferColumns", "Person"]
