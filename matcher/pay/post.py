"""One apprenticeship as pay and aid see it: when may it start, how long, with whom?"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from models.rules import NoRuleInForce, Rule, RuleBook

# Beginning of the Insee codes of Mayotte, whose minimum wage is its own.
_MAYOTTE: Final = "976"


@dataclass(frozen=True)
class Post:
    """Facts of an offer; None where not known, `naf` and `insee` empty.

    `first_start`, `last_start`: days on which the contract may start.
    """

    first_start: date
    last_start: date
    duration_months: int | None
    diploma_level: int | None
    headcount: int | None
    naf: str
    insee: str

    @property
    def in_mayotte(self) -> bool:
        """Whether the work place is in Mayotte."""
        return self.insee.startswith(_MAYOTTE)


@dataclass(frozen=True)
class Told:
    """One fact to show: its rule, article, French sentence, and where its values were read."""

    rule: str
    article: str
    sentence: str
    source: str

    @classmethod
    def of(cls, rule: Rule, sentence: str) -> "Told":
        """The fact that a rule gives."""
        return cls(rule.rule_id, rule.article, sentence, rule.source)


def in_force(rules: RuleBook, rule_id: str, on: date) -> Rule | None:
    """The version of a day; None where none is known for it."""
    try:
        return rules.rule(rule_id, on)
    except NoRuleInForce:
        return None


def euros(amount: float) -> str:
    """An amount as "5 000 €" or "802,82 €"."""
    whole = f"{amount:,.2f}".removesuffix(".00")
    return f"{whole.replace(',', ' ').replace('.', ',')} €"
