"""How is a finding said? The rule's French template, filled with the values of one offer."""

from typing import Final

from matcher.eligibility.case import Case
from matcher.eligibility.law import Law
from matcher.eligibility.phrases.hours import HOUR_PHRASES
from matcher.eligibility.phrases.person import PERSON_PHRASES
from matcher.eligibility.phrases.phrase import Told
from matcher.eligibility.phrases.place import PLACE_PHRASES
from models.errors import PasserelleError
from models.rules import Rule

# Every placeholder that a sentence of the rule files may use, beside {value}.
PHRASES: Final = {**PERSON_PHRASES, **HOUR_PHRASES, **PLACE_PHRASES}
# Those that need the start days left by all rules; the others only read the person and the offer.
NEED_DAYS_LEFT: Final = frozenset({"first_start", "last_start", "days_left"})


def needs_days_left(rule: Rule) -> bool:
    """Whether the rule's sentence can only be said once every rule has been applied."""
    return any(f"{{{name}}}" in rule.sentence for name in NEED_DAYS_LEFT)


class UnknownPlaceholder(PasserelleError, LookupError):
    """A sentence of the rule files uses a placeholder that no phrase fills."""

    def __init__(self, rule_id: str, name: str) -> None:
        self.rule_id = rule_id
        super().__init__(f"règle « {rule_id} » : le repère « {{{name}}} » n'existe pas.")


class Wording:
    """Fills the sentences of one day's rules."""

    def __init__(self, law: Law) -> None:
        self._law = law

    def sentence(self, rule: Rule, case: Case) -> str:
        """The rule's sentence for a case of one offer."""
        return rule.sentence.format_map(_Filling(rule, Told(case, self._law)))


class _Filling:
    """The words of one case, made when a sentence asks for them."""

    def __init__(self, rule: Rule, told: Told) -> None:
        self._rule = rule
        self._told = told

    def __getitem__(self, name: str) -> str:
        if name == "value":
            return str(self._rule.value)
        if name not in PHRASES:
            raise UnknownPlaceholder(self._rule.rule_id, name)
        return PHRASES[name](self._told)
