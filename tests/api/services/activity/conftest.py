"""Contracts and stays made by hand, without a database."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from api.services.activity.placed import Placed
from models.enums import ContractOrigin, NetworkKind, OfferKind

FIRST = date(2026, 1, 5)


@pytest.fixture
def contract() -> Callable[..., Placed]:
    """One contract; `broken_after` and `starts_after` in days, the rest as columns."""

    def make(starts_after: int = 0, broken_after: int | None = None, **columns: object) -> Placed:
        start = FIRST + timedelta(days=starts_after)
        broken = None if broken_after is None else start + timedelta(days=broken_after)
        given: dict[str, object] = {
            "kind": OfferKind.APPRENTICESHIP,
            "person_id": "p",
            "employer_id": "e",
            "family": "D11",
            "zone": None,
            "network": NetworkKind.MISSION_LOCALE,
            "origin": ContractOrigin.PROPOSAL,
            "starts_on": start,
            "ends_on": None,
            "ruptured_on": broken,
            "proposed_on": None,
            "cfa_entry_on": None,
            "purpose_met": None,
            "told": {},
        }
        return Placed(**(given | columns))  # type: ignore[arg-type]

    return make
