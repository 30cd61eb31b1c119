"""Until which day may each record be kept? The periods in force, checked, with their articles."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from dateutil.relativedelta import relativedelta

from models.errors import PasserelleError
from models.rules import Rule, RuleBook

_UNITS: Final = {"days", "months", "years"}
# February may be three days shorter than the month an event fell in.
_LONGEST_CLIP = timedelta(days=3)


class UnusableRetention(PasserelleError, ValueError):
    """A retention rule whose value is no period, or which contradicts another."""


@dataclass(frozen=True)
class Period:
    """How long one kind of record is kept after an event; `why` is the French reason shown."""

    rule_id: str
    length: relativedelta
    article: str
    why: str

    def last_day_kept(self, event: date) -> date:
        """Same day of the month, or the month's last when it is shorter (CPC art. 641)."""
        return event + self.length

    def is_over(self, event: date, today: date) -> bool:
        """Whether a record of that event must be gone today."""
        return self.last_day_kept(event) < today

    def latest_event_over(self, today: date) -> date:
        """The most recent event whose records must be gone today: a bound for one SQL query."""
        day = today - self.length + _LONGEST_CLIP
        while not self.is_over(day, today):
            day -= timedelta(days=1)
        return day


@dataclass(frozen=True)
class Retention:
    """All periods in force on one day. `pmsmp_archive` runs on from `pmsmp_convention`."""

    closed_without_placement: Period
    pool_without_contact: Period
    proposal_answered: Period
    proposal_unanswered: Period
    pmsmp_convention: Period
    pmsmp_archive: Period
    rupture_not_matched: Period
    shared_profile: Period
    contact_request: Period
    offer_expired: Period
    view_log_at_least: Period
    view_log: Period

    def __post_init__(self) -> None:
        reference = date(2000, 1, 1)
        shortest = self.view_log_at_least.last_day_kept(reference)
        if self.view_log.last_day_kept(reference) < shortest:
            raise UnusableRetention(
                "retention_view_log : plus court que retention_view_log_at_least "
                f"({self.view_log_at_least.article}) ; allongez la première."
            )

    @property
    def pmsmp_in_all(self) -> Period:
        """Convention and archive together, from the last day of the stay."""
        archive = self.pmsmp_archive
        length = self.pmsmp_convention.length + archive.length
        return Period(archive.rule_id, length, archive.article, archive.why)


def retention_in_force(rules: RuleBook, today: date) -> Retention:
    """The periods of the rules that hold today.

    Raises `UnknownRule` or `NoRuleInForce` when one is missing, `UnusableRetention` when a value
    is not a period such as `{months: 3}`.
    """
    return Retention(
        **{
            name: _period(rules.rule(f"retention_{name}", today))
            for name in Retention.__dataclass_fields__
        }
    )


def _period(rule: Rule) -> Period:
    value: Any = rule.value
    usable = (
        isinstance(value, dict)
        and set(value) <= _UNITS
        and all(type(count) is int and count >= 0 for count in value.values())
        and any(value.values())
    )
    if not usable:
        raise UnusableRetention(
            f"{rule.rule_id} : une durée est attendue, par exemple {{months: 3}} ou {{years: 2}}."
        )
    return Period(rule.rule_id, relativedelta(**value), rule.article, rule.sentence)
