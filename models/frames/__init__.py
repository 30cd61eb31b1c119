"""Frames that pass between the store and the matcher: declared columns, types, units."""

from models.frames.column import Column
from models.frames.people import (
    CORRECTIONS,
    HOMES,
    LIFTS,
    PEOPLE,
    REFUSALS,
    STAYS,
    WAITING,
    WISHES,
)
from models.frames.pool import COURSES, EMPLOYERS, HIRES, HISTORY, OFFERS, RELATED_TRADES
from models.frames.prospection import CALLED
from models.frames.ranked import RANKED
from models.frames.schema import FrameSchema

__all__ = [
    "CALLED",
    "CORRECTIONS",
    "COURSES",
    "EMPLOYERS",
    "HIRES",
    "HISTORY",
    "HOMES",
    "LIFTS",
    "OFFERS",
    "PEOPLE",
    "RANKED",
    "REFUSALS",
    "RELATED_TRADES",
    "STAYS",
    "WAITING",
    "WISHES",
    "Column",
    "FrameSchema",
]
