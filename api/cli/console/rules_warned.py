"""Which rules must somebody look at again? A sentence each, none while all are fresh."""

from api.services.reference.rules_status import RulesStatus
from api.words.dates import short_day
from api.words.numbers import counted


def rules_warned(status: RulesStatus) -> list[str]:
    """What whoever runs the service is told of rules that end, and of those long unchecked."""
    told = []
    if status.ending:
        named = ", ".join(
            f"{rule.rule_id} (dernier jour : {short_day(rule.valid_to)})"
            for rule in status.ending
            if rule.valid_to is not None
        )
        told.append(f"Règles datées sans suite connue : {named}.")
    if status.stale:
        number = counted(len(status.stale), "règle datée", "règles datées")
        told.append(
            f"{number} sans vérification depuis plus de six mois : voir « passerelle reference "
            "rules --to-check »."
        )
    return told
