"""What is told of a broken contract? Health, violence and family causes have no code: not kept."""

from enum import StrEnum


class RuptureCause(StrEnum):
    """Why a contract broke. Only what the young person confirmed may change their ranking."""

    DISTANCE = "distance"
    HOURS = "hours"
    TRADE = "trade"
    WORKING_CONDITIONS = "working_conditions"
    EMPLOYER_CLOSED = "employer_closed"
    OTHER = "other"
    UNKNOWN = "unknown"


class RuptureSide(StrEnum):
    """Who broke a contract, or who says why."""

    YOUNG_PERSON = "young_person"
    EMPLOYER = "employer"
    BOTH = "both"
    CFA = "cfa"
    UNKNOWN = "unknown"


class RuptureMatch(StrEnum):
    """Whether the person of a case is known here; by name alone it is to be confirmed."""

    MATCHED = "matched"
    TO_CONFIRM = "to_confirm"
    NOT_KNOWN = "not_known"
