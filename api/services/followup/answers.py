"""Which answers can a proposal or a placement get, and what does each make of it?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from models.enums import OfferKind, OutcomeKind, ProposalStatus

# What an adviser can note of a proposal, in the order in which they are offered.
OF_PROPOSAL: Final = (
    OutcomeKind.MET,
    OutcomeKind.SIGNED,
    OutcomeKind.NO_ANSWER,
    OutcomeKind.DECLINED_BY_EMPLOYER,
    OutcomeKind.DECLINED_BY_YOUNG_PERSON,
    OutcomeKind.DECLINED_BY_CFA,
    OutcomeKind.PLACE_GONE,
    OutcomeKind.LOST_FROM_VIEW,
)
OF_PLACEMENT: Final[Mapping[OfferKind, tuple[OutcomeKind, ...]]] = MappingProxyType(
    {
        OfferKind.APPRENTICESHIP: (
            OutcomeKind.IN_TRAINING_6M_SAME,
            OutcomeKind.IN_TRAINING_6M_NEW,
            OutcomeKind.COMPLETED,
            OutcomeKind.RUPTURED,
            OutcomeKind.LOST_FROM_VIEW,
        ),
        OfferKind.PMSMP: (OutcomeKind.PMSMP_DONE, OutcomeKind.LOST_FROM_VIEW),
    }
)
# A contract or a convention came of it, whatever was answered before.
LED_SOMEWHERE: Final = frozenset({OutcomeKind.SIGNED, OutcomeKind.PMSMP_DONE})
_STATUS: Final = MappingProxyType(
    {
        OutcomeKind.MET: ProposalStatus.PENDING,
        OutcomeKind.NO_ANSWER: ProposalStatus.LAPSED,
    }
)


@dataclass(frozen=True)
class Answered:
    """One answer: what, on which day, and its place in the order of noting."""

    kind: OutcomeKind
    happened_on: date
    number: int


def may_answer(kind: OutcomeKind, offer_kind: OfferKind) -> bool:
    """Whether a proposal of such an offer can be answered so; a PMSMP knows no CFA."""
    return kind in answers_to(offer_kind)


def answers_to(offer_kind: OfferKind) -> tuple[OutcomeKind, ...]:
    """The answers offered for a proposal of such an offer."""
    if offer_kind is OfferKind.PMSMP:
        return tuple(kind for kind in OF_PROPOSAL if kind is not OutcomeKind.DECLINED_BY_CFA)
    return OF_PROPOSAL


def status_after(answers: Iterable[Answered]) -> ProposalStatus:
    """What a proposal is after these answers, in whatever order they come.

    The latest decides (of one day, the last noted): who meets an employer after weeks without an
    answer is waiting again. A signature stays one. Without an answer it waits.
    """
    known = sorted(answers, key=lambda each: (each.happened_on, each.number))
    if not known:
        return ProposalStatus.PENDING
    if any(each.kind in LED_SOMEWHERE for each in known):
        return ProposalStatus.CLOSED
    return _STATUS.get(known[-1].kind, ProposalStatus.CLOSED)
