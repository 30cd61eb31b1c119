"""What does the rule book say on one day? Values with the type that a rule of ours needs."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from models.errors import PasserelleError
from models.rules import Rule, RuleBook


class WrongRuleValue(PasserelleError, ValueError):
    """A rule's value does not have the form that its reader needs."""

    def __init__(self, rule_id: str, expected: str) -> None:
        self.rule_id = rule_id
        super().__init__(f"règle « {rule_id} » : valeur attendue : {expected}.")


class Law:
    """The rules in force on one day.

    The law of the day of the question is applied, also to later start days: a change that is
    already voted takes effect here on its `valid_from`, not before.
    """

    def __init__(self, rules: RuleBook, today: date) -> None:
        self._rules = rules
        self.today = today

    def rule(self, rule_id: str) -> Rule:
        """The version in force."""
        return self._rules.rule(rule_id, self.today)

    def whole(self, rule_id: str) -> int:
        """A whole number."""
        value = self.rule(rule_id).value
        if isinstance(value, bool) or not isinstance(value, int):
            raise WrongRuleValue(rule_id, "un nombre entier")
        return value

    def table(self, rule_id: str) -> Mapping[str, Any]:
        """A table by name."""
        value = self.rule(rule_id).value
        if not isinstance(value, dict):
            raise WrongRuleValue(rule_id, "un tableau de valeurs nommées")
        return value

    def numbers_by(self, rule_id: str) -> dict[str, int]:
        """Whole numbers by name."""
        table = self.table(rule_id)
        if not all(isinstance(v, int) and not isinstance(v, bool) for v in table.values()):
            raise WrongRuleValue(rule_id, "des nombres entiers par nom")
        return dict(table)

    def hours_by(self, rule_id: str) -> dict[str, tuple[int, int]]:
        """Hours of the day by name, in minutes after 0:00; an end past midnight is over 1440."""
        return {name: _range(rule_id, value) for name, value in self.table(rule_id).items()}


def _range(rule_id: str, value: Any) -> tuple[int, int]:
    try:
        start, end = (_minutes(str(text)) for text in value)
    except (TypeError, ValueError) as error:
        raise WrongRuleValue(rule_id, 'des heures, par exemple ["22:00", "06:00"]') from error
    return start, end if end > start else end + 24 * 60


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)
