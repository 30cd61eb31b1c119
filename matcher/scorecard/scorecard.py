"""The table of all factors' contributions: what each grid entry adds to the log-odds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.enums import OfferKind
from models.errors import PasserelleError

SCORED_KINDS = (OfferKind.APPRENTICESHIP, OfferKind.PMSMP)


class ScorecardMismatch(PasserelleError, ValueError):
    """A scorecard made for other factors than the code has."""


@dataclass(frozen=True)
class Stage:
    """One question ("signed" or "held"): an intercept and one table a factor, in 1/1024."""

    intercept: int
    tables: Mapping[str, NDArray[np.int64]]


@dataclass(frozen=True)
class KindCard:
    """Both questions for one kind of offer."""

    signed: Stage
    held: Stage


@dataclass(frozen=True)
class Scorecard:
    """A scorecard and its card (period, data, metrics, sources)."""

    scorecard_id: str
    kinds: Mapping[OfferKind, KindCard]
    card: Mapping[str, Any] = field(default_factory=dict)

    def check_factors(self, sizes: Mapping[str, int]) -> None:
        """Refuse a scorecard whose factors or grids are not those of the code."""
        for kind in SCORED_KINDS:
            for name, stage in (
                ("signed", self.kinds[kind].signed),
                ("held", self.kinds[kind].held),
            ):
                found = {factor: len(table) for factor, table in stage.tables.items()}
                if found != dict(sizes):
                    wrong = sorted({f for f, _ in set(found.items()) ^ set(sizes.items())})
                    raise ScorecardMismatch(
                        f"La grille {self.scorecard_id} ({kind}, {name}) a {len(found)} facteurs, "
                        f"le code {len(sizes)} ; diffèrent : {', '.join(wrong)}. "
                        "Reconstruisez-la avec les facteurs actuels."
                    )

    def to_json(self) -> dict[str, Any]:
        """The scorecard as plain JSON values."""
        return {
            "scorecard_id": self.scorecard_id,
            "unit": "1/1024 log-odds",
            "kinds": {
                str(kind): {"signed": _stage_json(card.signed), "held": _stage_json(card.held)}
                for kind, card in self.kinds.items()
            },
            "card": dict(self.card),
        }

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> "Scorecard":
        """The scorecard of a JSON document made by `to_json`."""
        return cls(
            scorecard_id=document["scorecard_id"],
            kinds={
                OfferKind(kind): KindCard(_stage_of(both["signed"]), _stage_of(both["held"]))
                for kind, both in document["kinds"].items()
            },
            card=document.get("card", {}),
        )


def _stage_json(stage: Stage) -> dict[str, Any]:
    tables = {name: [int(entry) for entry in table] for name, table in stage.tables.items()}
    return {"intercept": stage.intercept, "tables": tables}


def _stage_of(document: Mapping[str, Any]) -> Stage:
    tables = {name: np.array(t, dtype=np.int64) for name, t in document["tables"].items()}
    return Stage(int(document["intercept"]), tables)
