"""What does a trade finder answer?"""

from dataclasses import dataclass


@dataclass(frozen=True)
class TradeHit:
    """One trade: ROME 3 code, label, chance 0–1 that it is meant, and the wording most like it."""

    rome: str
    label: str
    score: float
    matched_phrase: str


@dataclass(frozen=True)
class TradeAnswer:
    """Trades by descending score then code; or none, and a French sentence that says why."""

    hits: list[TradeHit]
    refusal: str | None = None
