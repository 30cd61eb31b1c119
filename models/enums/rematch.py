"""What does a re-match run say, of itself and of each person in it?"""

from enum import StrEnum


class RunScope(StrEnum):
    """Who takes part: open cases of ruptures, everybody ready to sign, or people chosen by hand."""

    RUPTURES = "ruptures"
    ALL = "all"
    CHOSEN = "chosen"


class RunMethod(StrEnum):
    """The greatest total, each counted by their own chances; that of plain scores; or stable."""

    OPTIMAL = "optimal"
    RAW = "raw"
    STABLE = "stable"


class RunStatus(StrEnum):
    """Life of a run. Only a `DONE` one has results, and it has them all."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


class RunStanding(StrEnum):
    """What a run has for somebody: suggestions, none, or a call to make first."""

    SERVED = "served"
    NONE = "none"
    TO_CALL = "to_call"


class CallFirst(StrEnum):
    """Why somebody is to be called before they are sent anywhere."""

    WISHES_OLD = "wishes_old"
    NO_WISH = "no_wish"
    NO_HOME = "no_home"
    OBJECTS = "objects"


class CfaKept(StrEnum):
    """Whether a suggestion goes on with the CFA of the broken contract."""

    KEPT = "kept"
    CHANGED = "changed"
    OPEN = "open"


class SuggestionDecision(StrEnum):
    """What an adviser decided of a suggestion; a run never undoes it."""

    PROPOSED = "proposed"
    SET_ASIDE = "set_aside"
