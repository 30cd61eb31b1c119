"""Which changes may there be? Any fact of any row that a pool is read from."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from data.sources.unnamed import UNKNOWN_EMPLOYER
from models.enums import OfferKind, OfferStatus, OutcomeKind, ProposalStatus, Visibility
from models.tables import Employer, Offer, Placement, Proposal
from stored.pool_writes.territory import FIRMS, OFFERS, PEOPLE, PLACED, SENT, TODAY, TRADES

type Change = tuple[str, dict[str, Any]]


def _some(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(values)


days = st.integers(-400, 20).map(lambda more: TODAY + timedelta(days=more))
offer_facts = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from(OfferKind),
        "employer_id": st.sampled_from(FIRMS),
        "rome": st.sampled_from(TRADES),
        "other_romes": _some("", "D1104", "D1104,F1703"),
        "places": _some(0, 1, 3),
        "status": _some(OfferStatus.LIVE, OfferStatus.LIVE, OfferStatus.PAUSED),
        "lat": st.just(48.1),
        "lng": _some(0.1, 0.2),
        "insee": _some(None, "72181", "61001"),
        "course_id": _some(None, "course-0", "course-1"),
        "rncp": _some(None, "RNCP1", "RNCP2"),
        "same_as": st.sampled_from([None, *OFFERS]),
        "visibility": st.sampled_from(Visibility),
        "owner_structure_id": _some(None, "ml-a", "ml-b"),
        "expires_on": _some(None, TODAY, TODAY - timedelta(days=1)),
    },
)
firm_facts = st.fixed_dictionaries(
    {},
    optional={
        "naf": _some(None, "1071C"),
        "headcount": _some(None, 3),
        "insee": _some(None, "72181", "61001"),
        "apprentice_masters": _some(None, 1),
        "legal_name": _some("Boulangerie", UNKNOWN_EMPLOYER),
    },
)
sent_facts = st.fixed_dictionaries(
    {
        "person_id": st.sampled_from(PEOPLE),
        "offer_id": st.sampled_from(OFFERS),
        "status": _some(ProposalStatus.PENDING, ProposalStatus.PENDING, ProposalStatus.CLOSED),
        "proposed_on": days,
    }
)
placed_facts = st.fixed_dictionaries(
    {
        "person_id": st.sampled_from([None, *PEOPLE]),
        "employer_id": st.sampled_from(FIRMS),
        "kind": _some(OfferKind.APPRENTICESHIP, OfferKind.PMSMP),
        "rome": st.sampled_from(TRADES),
        "starts_on": days,
    },
    optional={
        "proposal_id": st.sampled_from(SENT),
        "uai": _some(None, "0720000A"),
        "ruptured_on": days,
        "purpose_met": _some(None, True, False),
    },
)
outcome_facts = st.fixed_dictionaries(
    {"kind": st.sampled_from(OutcomeKind), "happened_on": days},
    optional={"proposal_id": st.sampled_from(SENT), "placement_id": st.sampled_from(PLACED)},
)


def _of(kind: type[Any], ids: list[str], facts: st.SearchStrategy[Any]) -> Any:
    """A row of a kind: written anew where there is none of this id, else changed or deleted."""
    return st.tuples(
        _some("write", "write", "write", "delete", "undone", "by the row"),
        st.fixed_dictionaries({"of": st.just(kind), "id": st.sampled_from(ids), "facts": facts}),
    )


def _told(**facts: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(facts)


changes: st.SearchStrategy[Change] = st.one_of(
    _of(Offer, OFFERS, offer_facts),
    _of(Offer, OFFERS, offer_facts),
    _of(Employer, FIRMS, firm_facts),
    _of(Proposal, SENT, sent_facts),
    _of(Proposal, SENT, sent_facts),
    _of(Placement, PLACED, placed_facts),
    st.tuples(st.just("outcome"), outcome_facts),
    st.tuples(st.just("take back"), _told(kind=st.sampled_from(OutcomeKind))),
    st.tuples(st.just("course"), _told(level=_some(3, 4))),
    st.tuples(st.just("leave"), _told(id=st.sampled_from(PEOPLE))),
    st.tuples(st.just("lapse"), _told()),
)
