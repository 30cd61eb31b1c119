"""How does a sheet write a time of day or a coded value? As "06:30", as the code's own word."""

from datetime import time
from typing import Any

from models.enums import DangerousWork, OfferStatus, Stage, SupportScheme, Visibility

_CODED = {
    "dangerous_work": DangerousWork,
    "stage": Stage,
    "status": OfferStatus,
    "support_scheme": SupportScheme,
    "visibility": Visibility,
}


def clock(text: str | None) -> time | None:
    """The time of day written "06:30"; None stays None."""
    return time.fromisoformat(text) if text else None


def coded(facts: dict[str, Any]) -> dict[str, Any]:
    """The same columns, with the words of closed lists turned into their members."""
    return {name: _CODED[name](value) if name in _CODED else value for name, value in facts.items()}
