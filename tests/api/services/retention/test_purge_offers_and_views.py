"""Are offers, views and shared profiles kept through their last day, and gone the day after?"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.enums import (
    AgreementWay,
    ContactAgreed,
    ContractSought,
    OfferKind,
    OfferStatus,
    ProfileEnd,
    RequestReason,
    RequestState,
    RuptureMatch,
)
from models.tables import (
    Base,
    ContactRequest,
    FileView,
    ImportConflict,
    Offer,
    Placement,
    RuptureCase,
    SharedProfile,
    YoungPerson,
)

type FallsDue = Callable[[date, str], None]
type RunPurge = Callable[..., dict[str, int]]
type Number = Callable[[type[Base]], int]
type AddStay = Callable[..., Placement]
type Propose = Callable[..., None]


@pytest.mark.parametrize(
    ("columns", "last_day"),
    [
        ({"expires_on": date(2024, 2, 29)}, date(2026, 2, 28)),
        ({"expires_on": date(2024, 11, 22), "status": OfferStatus.LIVE}, date(2026, 11, 22)),
        (
            {
                "status": OfferStatus.WITHDRAWN,
                "updated_at": datetime(2024, 11, 22, 12, tzinfo=UTC),
            },
            date(2026, 11, 22),
        ),
    ],
)
def test_an_offer_goes_two_years_after_it_expired(
    territory: Session, falls_due: FallsDue, number: Number, columns: dict[str, Any], last_day: date
) -> None:
    territory.add(
        Offer(
            id="old", kind=OfferKind.PMSMP, employer_id="emp-1", rome="D1102", title="x", **columns
        )
    )
    territory.add(
        ImportConflict(
            run_id="r",
            table_name="offer",
            row_id="old",
            field="places",
            found_at=datetime(2024, 1, 1, tzinfo=UTC),
        )
    )
    territory.flush()
    falls_due(last_day, "offer_expired")
    assert {offer.id for offer in territory.scalars(select(Offer))} == {"offer-1", "offer-2"}
    assert number(ImportConflict) == 0


def test_an_expired_offer_waits_for_the_proposals_that_cite_it(
    followed: YoungPerson, session: Session, run_purge: RunPurge, propose: Propose
) -> None:
    session.get_one(Offer, "offer-1").expires_on = date(2024, 3, 1)
    propose(date(2025, 1, 10))
    assert run_purge(date(2027, 1, 10)) == {}
    assert run_purge(date(2027, 1, 11)) == {"proposal_answered": 1, "offer_expired": 1}
    assert session.get(Offer, "offer-1") is None


def test_a_live_offer_without_an_end_is_kept(territory: Session, run_purge: RunPurge) -> None:
    assert run_purge(date(2040, 1, 1)) == {}


def test_a_view_is_logged_for_twelve_months(
    followed: YoungPerson, session: Session, falls_due: FallsDue
) -> None:
    seen = [datetime(2027, 2, 28, 23, 59, tzinfo=UTC), datetime(2027, 3, 1, 0, 0, tzinfo=UTC)]
    session.add_all(
        FileView(person_id="rural-17", viewer_id="adv-a", action="read", seen_at=at) for at in seen
    )
    session.flush()
    falls_due(date(2028, 2, 28), "view_log")
    assert session.scalars(select(FileView.seen_at)).all() == seen[1:]


def test_a_rupture_of_somebody_without_a_file_goes_after_six_months(
    territory: Session, add_person: Callable[..., YoungPerson], falls_due: FallsDue
) -> None:
    add_person("p-1", wishes_confirmed_on=date(2026, 8, 1))
    facts = {"structure_id": "ml-a", "ruptured_on": date(2026, 5, 31)}
    territory.add_all(
        [
            RuptureCase(id="ru-1", match=RuptureMatch.NOT_KNOWN, sealed=b"x", **facts),
            RuptureCase(id="ru-2", match=RuptureMatch.MATCHED, person_id="p-1", **facts),
        ]
    )
    territory.flush()
    falls_due(date(2026, 11, 30), "rupture_not_matched")
    assert list(territory.scalars(select(RuptureCase.id))) == ["ru-2"]


def test_a_profile_and_a_request_go_a_year_after_they_ended(
    territory: Session, add_person: Callable[..., YoungPerson], falls_due: FallsDue
) -> None:
    add_person("p-1", wishes_confirmed_on=date(2040, 1, 1))
    shared = {
        "person_id": "p-1",
        "structure_id": "ml-a",
        "adviser_id": "adv-a",
        "published_on": date(2026, 5, 1),
        "until": date(2026, 6, 30),
        "agreed_on": date(2026, 5, 1),
        "agreed_how": AgreementWay.MEETING,
        "contact_agreed": ContactAgreed.REFERENT,
        "trades": "D1102",
        "contract": ContractSought.EITHER,
    }
    over = {"ended_on": date(2026, 7, 1), "end": ProfileEnd.LAPSED}
    territory.add_all(
        [SharedProfile(id="sp-1", **shared, **over), SharedProfile(id="sp-2", **shared)]
    )
    territory.flush()
    territory.add(_request())
    territory.flush()
    falls_due(date(2027, 7, 1), "shared_profile")
    assert territory.get_one(ContactRequest, "cr-1", populate_existing=True).profile_id is None
    falls_due(date(2027, 7, 15), "contact_request")
    assert list(territory.scalars(select(SharedProfile.id))) == ["sp-2"]


def _request() -> ContactRequest:
    return ContactRequest(
        id="cr-1",
        profile_id="sp-1",
        to_structure_id="ml-a",
        structure_id="ml-b",
        adviser_id="adv-b",
        reason=RequestReason.TRAINING,
        asked_at=datetime(2026, 6, 1, tzinfo=UTC),
        asked_on=date(2026, 6, 1),
        due=date(2026, 6, 11),
        state=RequestState.LAPSED,
        settled_on=date(2026, 7, 15),
    )
