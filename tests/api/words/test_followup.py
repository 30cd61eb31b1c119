"""Has every code of the follow-up its French words?"""

import pytest

from api.words.followup import A_PLACEMENT, ORIGINS, PROPOSAL_STATES, PURPOSES, outcome
from models.enums import ContractOrigin, OfferKind, OutcomeKind, PmsmpPurpose, ProposalStatus


@pytest.mark.parametrize("kind", list(OutcomeKind))
@pytest.mark.parametrize("offer_kind", list(OfferKind))
def test_every_outcome_has_words(kind: OutcomeKind, offer_kind: OfferKind) -> None:
    assert outcome(kind.value, offer_kind.value)


def test_a_pmsmp_is_agreed_in_a_convention() -> None:
    assert outcome("signed", "pmsmp") == "Convention signée"
    assert outcome("signed", "apprenticeship") == "Contrat signé"


def test_every_closed_list_is_told_in_whole() -> None:
    for words, codes in (
        (ORIGINS, ContractOrigin),
        (PURPOSES, PmsmpPurpose),
        (PROPOSAL_STATES, ProposalStatus),
        (A_PLACEMENT, OfferKind),
    ):
        assert set(words) == {code.value for code in codes}
