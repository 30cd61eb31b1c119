"""What goes on with a contract or PMSMP, and what can be noted of it on a day?"""

from collections.abc import Set
from datetime import date
from typing import Final

from api.services.answers_known import HORIZON
from api.services.followup.answers import OF_PLACEMENT
from models.enums import OfferKind, OutcomeKind
from models.tables import Placement

AT_SIX_MONTHS: Final = frozenset({OutcomeKind.IN_TRAINING_6M_SAME, OutcomeKind.IN_TRAINING_6M_NEW})
# Nothing more is awaited once one of these is known.
_LAST: Final = frozenset({OutcomeKind.COMPLETED, OutcomeKind.PMSMP_DONE})


def can_be_noted(
    placement: Placement, known: Set[OutcomeKind], today: date
) -> tuple[OutcomeKind, ...]:
    """Each thing once, and only when its day has come; contradictions are not offered."""
    if placement.starts_on > today or known & _LAST:
        return ()
    at_six_months = placement.starts_on + HORIZON
    left_out = set(known)
    if at_six_months > today or known & AT_SIX_MONTHS:
        left_out |= AT_SIX_MONTHS
    if placement.ruptured_on is not None:
        left_out |= {OutcomeKind.RUPTURED, OutcomeKind.COMPLETED}
        if placement.ruptured_on < at_six_months:
            left_out.add(OutcomeKind.IN_TRAINING_6M_SAME)
    return tuple(each for each in OF_PLACEMENT.get(placement.kind, ()) if each not in left_out)


def is_over(placement: Placement, known: Set[OutcomeKind], today: date) -> bool:
    """Whether nothing is awaited any more: told, lost from view, or so long ago."""
    if known & _LAST or OutcomeKind.LOST_FROM_VIEW in known:
        return True
    if placement.kind is OfferKind.PMSMP:
        # Until somebody says how it went, for as long as a contract may follow from it.
        return (placement.ends_on or placement.starts_on) + HORIZON < today
    if placement.ruptured_on is not None:
        return bool(known & AT_SIX_MONTHS) or placement.starts_on + HORIZON < today
    return placement.ends_on is not None and placement.ends_on + HORIZON < today
