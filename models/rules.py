"""Which value did a rule have on a given day, and on whose word?

Every legal or agreed number of the project is a `Rule`: dated, with its article and its source.
`data/rules` reads them from files; whoever applies one asks the `RuleBook` for a day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Final

from dateutil.relativedelta import relativedelta

from models.enums import Use
from models.errors import PasserelleError

# domain.md, design consequence: warn when a rule was last checked more than six months ago.
CHECKED_FOR: Final = relativedelta(months=6)


class UnknownRule(PasserelleError, LookupError):
    """No rule has this id."""

    def __init__(self, rule_id: str) -> None:
        self.rule_id = rule_id
        super().__init__(
            f"règle « {rule_id} » inconnue : ajoutez-la aux fichiers de règles, ou corrigez l'id."
        )


class NoRuleInForce(PasserelleError, LookupError):
    """The rule exists, but no version of it holds on the day asked for."""

    def __init__(self, rule_id: str, on: date) -> None:
        self.rule_id = rule_id
        self.on = on
        super().__init__(
            f"règle « {rule_id} » : aucune version en vigueur le {on:%d/%m/%Y} ; "
            "ajoutez celle de cette date aux fichiers de règles."
        )


class OverlappingVersions(PasserelleError, ValueError):
    """Two versions of one rule hold on the same day."""

    def __init__(self, rule_id: str, on: date) -> None:
        self.rule_id = rule_id
        self.on = on
        super().__init__(
            f"règle « {rule_id} » : deux versions en vigueur le {on:%d/%m/%Y} ; "
            "fermez la première (valid_to) la veille de la seconde."
        )


class RuleEndsBeforeItBegins(PasserelleError, ValueError):
    """A version whose last day is before its first."""

    def __init__(self, rule_id: str) -> None:
        self.rule_id = rule_id
        super().__init__(f"règle « {rule_id} » : valid_to est avant valid_from.")


@dataclass(frozen=True)
class Rule:
    """One version of one rule. `valid_from` and `valid_to` are both days on which it holds.

    `valid_to` None: in force until further notice. `source`: V read, V2 secondary, M from memory.
    `sentence`: French template with `{placeholders}`, empty where nothing is shown.
    """

    rule_id: str
    value: Any
    valid_from: date
    valid_to: date | None
    article: str
    source: str
    checked_on: date
    use: Use
    sentence: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether this version is in force on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class RuleBook:
    """All versions of all rules; raises `OverlappingVersions` when two hold on one day."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._versions: dict[str, list[Rule]] = {}
        for rule in rules:
            self._versions.setdefault(rule.rule_id, []).append(rule)
        for versions in self._versions.values():
            versions.sort(key=lambda rule: rule.valid_from)
            _check_versions(versions)

    def __iter__(self) -> Iterator[Rule]:
        """Every version, by rule id then date."""
        for rule_id in sorted(self._versions):
            yield from self._versions[rule_id]

    def rule(self, rule_id: str, on: date) -> Rule:
        """The version in force on a day. Raises `UnknownRule` or `NoRuleInForce`."""
        if rule_id not in self._versions:
            raise UnknownRule(rule_id)
        for version in self._versions[rule_id]:
            if version.holds_on(on):
                return version
        raise NoRuleInForce(rule_id, on)

    def value(self, rule_id: str, on: date) -> Any:
        """The value in force on a day; the file says its form. Raises as `rule` does."""
        return self.rule(rule_id, on).value

    def stale(self, today: date) -> list[Rule]:
        """Versions in force or to come that nobody has checked for over six months."""
        return [
            rule
            for rule in self
            if not _over(rule, today) and rule.checked_on + CHECKED_FOR < today
        ]

    def ending(self, today: date, by: date) -> list[Rule]:
        """Versions in force today whose last day is not after `by`, with nothing to follow."""
        return [
            versions[-1]
            for _, versions in sorted(self._versions.items())
            if (last := versions[-1].valid_to) is not None and today <= last <= by
        ]


def _check_versions(versions: list[Rule]) -> None:
    for rule in versions:
        if rule.valid_to is not None and rule.valid_to < rule.valid_from:
            raise RuleEndsBeforeItBegins(rule.rule_id)
    for earlier, later in pairwise(versions):
        if earlier.holds_on(later.valid_from):
            raise OverlappingVersions(later.rule_id, later.valid_from)


def _over(rule: Rule, today: date) -> bool:
    return rule.valid_to is not None and rule.valid_to < today
