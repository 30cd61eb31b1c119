"""Which leg is corrected, and how is it known better than by reckoning?"""

from enum import StrEnum


class LegTo(StrEnum):
    """Where a leg leads."""

    EMPLOYER = "employer"
    CFA = "cfa"


class CorrectionReason(StrEnum):
    """How an adviser knows a journey better than it is reckoned."""

    SCHOOL_COACH = "school_coach"
    TIMETABLE = "timetable"
    TRIED = "tried"
    ROAD = "road"
    OTHER = "other"
