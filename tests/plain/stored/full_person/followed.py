"""What was proposed to the person, and what came of it."""

from datetime import date

from models import enums
from models.tables import (
    Base,
    ListSeen,
    OrderOverride,
    OwnerRequest,
    Placement,
    Proposal,
    RuptureCase,
)
from stored.full_person.taken_part import SEEN


def proposed(key: str) -> list[Base]:
    return [
        Proposal(
            id=f"prop-{key}",
            person_id=key,
            offer_id="offer-1",
            adviser_id="adv-a",
            proposed_on=date(2025, 6, 2),
            status=enums.ProposalStatus.CLOSED,
        ),
        ListSeen(
            proposal_id=f"prop-{key}",
            exploration=0.0,
            place_chance=1.0,
            factors=["trade_fit"],
            offers=[{"offer_id": "offer-1", "entries": [0]}],
        ),
        OwnerRequest(
            proposal_id=f"prop-{key}",
            from_structure_id="ml-a",
            to_structure_id="ml-b",
            asked_by="adv-a",
            asked_at=SEEN,
        ),
        OrderOverride(
            proposal_id=f"prop-{key}",
            passed_over=2,
            reason=enums.OrderReason.KNOWS_EMPLOYER,
            said_at=SEEN,
        ),
    ]


def placed(key: str) -> list[Base]:
    place = {"person_id": key, "employer_id": "emp-1", "rome": "D1102"}
    return [
        Placement(
            id=f"contract-{key}",
            kind=enums.OfferKind.APPRENTICESHIP,
            proposal_id=f"prop-{key}",
            uai="0720001A",
            starts_on=date(2025, 9, 1),
            ends_on=date(2027, 8, 31),
            **place,
        ),
        Placement(
            id=f"stay-{key}",
            kind=enums.OfferKind.PMSMP,
            starts_on=date(2025, 4, 7),
            ends_on=date(2025, 4, 18),
            purpose=enums.PmsmpPurpose.DISCOVER_TRADE,
            purpose_met=True,
            **place,
        ),
        RuptureCase(
            id=f"rupture-{key}",
            structure_id="ml-a",
            match=enums.RuptureMatch.MATCHED,
            person_id=key,
            placement_id=f"contract-{key}",
            ruptured_on=date(2026, 1, 5),
        ),
    ]
