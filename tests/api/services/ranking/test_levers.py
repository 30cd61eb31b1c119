"""Levers from the store: logged, kept from other structures, own proposals no competition."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from api.services.open_store import Store
from api.services.ranking.levers import levers_of
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.ranking.rank_person import RankRequest
from api.services.travel.demo_timetable import install_demo_timetable
from api.services.travel.times import InstalledTravel
from api.services.viewer import CONSOLE, Viewer, viewer_of
from models.enums import ProposalStatus, Role, Visibility
from models.errors import NotAllowed, NotFound
from models.tables import FileView, Offer, Proposal

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def levers(demo_store: Store, demo_day: date) -> Any:
    """Levers of somebody in the demo."""

    def found(person_id: str, viewer: Viewer = CONSOLE) -> dict[str, Any]:
        request = RankRequest(person_id, viewer, demo_day, NOW)
        return levers_of(demo_store, PoolSnapshots(), request)

    return found


def test_the_view_is_logged_as_of_a_ranking(demo_store: Store, levers: Any) -> None:
    levers("minor-15")
    with demo_store.reading() as session:
        (view,) = session.scalars(select(FileView).where(FileView.person_id == "minor-15"))
    assert view.action == "rank"


def test_another_structure_and_an_unknown_person_are_refused(levers: Any) -> None:
    with pytest.raises(NotAllowed):
        levers("minor-15", viewer_of("somebody", Role.ADVISER, "ml-elsewhere", ""))
    with pytest.raises(NotFound):
        levers("nobody")


def test_an_offer_that_another_structure_keeps_is_never_opened(
    demo_store: Store, levers: Any
) -> None:
    before = levers("no-mobility-17")["levers"][0]
    kept = before["offers"][0]["offer_id"]
    with demo_store.sessions.begin() as session:
        offer = session.get_one(Offer, kept)
        offer.visibility, offer.owner_structure_id = Visibility.OWN_STRUCTURE, None
    after = {each["lever"]: each for each in levers("no-mobility-17")["levers"]}[before["lever"]]
    assert after["opened"] == before["opened"] - 1
    assert kept not in [each["offer_id"] for each in after["offers"]]


def test_a_bike_opens_what_the_last_bus_keeps_closed_once_timetables_are_installed(
    demo_store: Store, demo_day: date, tmp_path: Path
) -> None:
    """Levers are reckoned with the minutes installed: without any the evening bus is unknown."""
    install_demo_timetable(tmp_path / "travel", demo_day)

    def opened_by_bike(travel: InstalledTravel) -> list[str]:
        request = RankRequest("bus-19", CONSOLE, demo_day, NOW)
        found = levers_of(demo_store, PoolSnapshots(travel=travel), request)["levers"]
        (bike,) = (lever for lever in found if lever["lever"] == "bike")
        return [offer["offer_id"] for offer in bike["offers"]]

    assert opened_by_bike(InstalledTravel()) == []
    assert "restaurant-soir" in opened_by_bike(InstalledTravel(tmp_path / "travel"))


def test_what_waits_for_oneself_is_no_competition(
    demo_store: Store, demo_day: date, levers: Any
) -> None:
    def best() -> dict[str, Any]:
        offer: dict[str, Any] = levers("no-mobility-17")["levers"][0]["offers"][0]
        return offer

    before = best()
    with demo_store.sessions.begin() as session:
        session.add(
            Proposal(
                id="own",
                person_id="no-mobility-17",
                offer_id=before["offer_id"],
                proposed_on=demo_day,
                status=ProposalStatus.PENDING,
                updated_at=NOW,
            )
        )
    assert best() == before
    with demo_store.sessions.begin() as session:
        session.get_one(Proposal, "own").person_id = "minor-15"
    assert best() != before
