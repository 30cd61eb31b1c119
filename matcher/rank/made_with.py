"""What was a matcher made with? Asked, changed, copied, kept as scikit-learn's estimators are."""

from typing import Self

from matcher.scorecard import Scorecard
from models.errors import InvalidCode
from models.protocols import TravelTimes
from models.rules import RuleBook


class MadeWith:
    """A scorecard, dated rules and travel times; what is read with them is no part of it."""

    # Not scikit-learn's own class: it takes a second to import, and a first ranking waits.
    def __init__(self, scorecard: Scorecard, rules: RuleBook, travel: TravelTimes) -> None:
        self.scorecard = scorecard
        self.rules = rules
        self.travel = travel

    def get_params(self, deep: bool = True) -> dict[str, object]:  # noqa: ARG002
        """What it was made with, as scikit-learn asks it; nothing in it goes deeper."""
        return {"scorecard": self.scorecard, "rules": self.rules, "travel": self.travel}

    def set_params(self, **params: object) -> Self:
        """Change what it was made with, as scikit-learn does; gives itself.

        Pools are read anew. Raises `InvalidCode` for another name, before anything is changed.
        """
        known = self.get_params()
        for name in params:
            if name not in known:
                raise InvalidCode(name, f"l'un de {', '.join(known)}", "un autre nom")
        made = known | params
        vars(self).clear()
        vars(self).update(made)
        return self

    def __getstate__(self) -> dict[str, object]:
        # Columns read for a pool hold locks, and another process reads its own.
        return self.get_params()

    def __repr__(self) -> str:
        said = (f"{name}={type(given).__name__}" for name, given in self.get_params().items())
        return f"{type(self).__name__}({', '.join(said)})"
