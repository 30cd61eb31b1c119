"""Where did a row come from, and what does a rule do?"""

from enum import StrEnum


class RecordSource(StrEnum):
    """Where a row came from."""

    HAND = "hand"
    CSV = "csv"
    XLSX = "xlsx"
    V3_FEED = "v3_feed"
    DEMO = "demo"


class Use(StrEnum):
    """What a rule does to an offer (see `data/rules`)."""

    HARD = "hard"
    WARN = "warn"
    SCORE = "score"
    DATE = "date"
    INFO = "info"
    AUDIT = "audit"
