"""Is what an adviser knows better kept, used at once, logged, and taken back?"""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select, update

from api.services.journeys.correct import Correction, correct_journey, withdraw_correction
from api.services.not_possible import NotPossible
from api.services.noting import Noting
from api.services.open_store import Store
from api.services.ranking.one_offer import one_offer
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.ranking.rank_person import RankRequest
from api.services.viewer import CONSOLE, viewer_of
from models.enums import CorrectionReason, LegTo, Mode, Role
from models.errors import NotAllowed, NotFound
from models.tables import FileView, Home, JourneyCorrection

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
OFFER, FAR, COURSE = "boulangerie-conlie", "boulangerie-parennes", "demo-urma72-boulanger"


class Desk:
    """The services on a copy of the demo."""

    def __init__(self, store: Store, day: date, snapshots: PoolSnapshots) -> None:
        self.store, self.day, self.snapshots = store, day, snapshots
        self.noting = Noting(CONSOLE, day, NOW)

    def offer(self, offer_id: str = OFFER) -> dict[str, Any]:
        asked = RankRequest("rural-17", CONSOLE, self.day, NOW)
        return one_offer(self.store, self.snapshots, asked, offer_id)

    def correct(self, offer_id: str = OFFER, minutes: int | None = 9, **facts: Any) -> int:
        told = {"leg": LegTo.EMPLOYER, "mode": Mode.BIKE, "reason": CorrectionReason.TRIED, **facts}
        asked = Correction(offer_id=offer_id, minutes=minutes, **told)
        return correct_journey(self.store, self.noting, "rural-17", asked)

    def rows(self) -> list[JourneyCorrection]:
        with self.store.reading() as session:
            return list(session.scalars(select(JourneyCorrection)))


@pytest.fixture
def desk(demo_store: Store, demo_day: date, demo_snapshots: PoolSnapshots) -> Desk:
    return Desk(demo_store, demo_day, demo_snapshots)


def test_a_corrected_way_counts_and_says_whose_word_it_is(desk: Desk) -> None:
    before = desk.offer()["offer"]
    number = desk.correct(minutes=9)
    after = desk.offer()["offer"]
    assert before["legs"]["employer"]["minutes"] == 22
    assert after["legs"]["employer"]["minutes"] == 9
    assert after["legs"]["employer"]["best"]["depth"] == "corrected"
    assert after["score"] > before["score"]
    assert after["legs"]["employer"]["corrections"] == [
        {
            "id": number, "mode": "bike", "minutes": 9, "reason": "tried",
            "noted_on": "2026-11-22", "rests": False,
        }
    ]  # fmt: skip


def test_a_way_nobody_knew_is_known_and_unknown_again_once_taken_back(desk: Desk) -> None:
    def minutes() -> int | None:
        told: int | None = desk.offer(FAR)["offer"]["legs"]["employer"]["minutes"]
        return told

    assert minutes() is None
    number = desk.correct(FAR, 30, mode=Mode.TRANSIT, reason=CorrectionReason.SCHOOL_COACH)
    assert minutes() == 30
    withdraw_correction(desk.store, desk.noting, "rural-17", number)
    assert minutes() is None
    assert desk.rows() == []


def test_a_bus_is_kept_with_the_hours_of_its_offer(desk: Desk) -> None:
    desk.correct(mode=Mode.TRANSIT)
    desk.correct("boulangerie-vernie", mode=Mode.TRANSIT)
    assert [(row.day_start, row.day_end) for row in desk.rows()] == [(360, 780), (None, None)]


def test_the_same_way_corrected_again_is_one_correction(desk: Desk) -> None:
    desk.correct(minutes=9)
    desk.correct(minutes=None)
    (row,) = desk.rows()
    assert row.minutes == 254
    assert desk.offer()["offer"]["legs"]["employer"]["corrections"][0]["minutes"] is None


def test_the_way_to_the_cfa_is_kept_by_its_number(desk: Desk) -> None:
    desk.correct(leg=LegTo.CFA, mode=Mode.TRANSIT, minutes=50, course_id=COURSE)
    assert desk.rows()[0].place_id == "0720928T"
    cfa = desk.offer()["offer"]["legs"]["cfa"]
    assert cfa["best"] is not None
    assert (cfa["best"]["minutes"], cfa["corrections"][0]["minutes"]) == (50, 50)


def test_once_she_has_moved_it_rests_and_says_so(desk: Desk) -> None:
    desk.correct(minutes=9)
    with desk.store.sessions.begin() as session:
        session.execute(
            update(Home).where(Home.person_id == "rural-17").values(insee="72217", lat=None)
        )
    leg = desk.offer()["offer"]["legs"]["employer"]
    assert leg["minutes"] != 9
    assert leg["corrections"][0]["rests"]


def test_every_change_is_in_the_log(desk: Desk) -> None:
    number = desk.correct()
    withdraw_correction(desk.store, desk.noting, "rural-17", number)
    with desk.store.reading() as session:
        views = session.scalars(select(FileView.action).order_by(FileView.id)).all()
    assert views[-2:] == ["correct_journey", "correct_journey"]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"minutes": 241}, "de 0 à 240 minutes"),
        ({"home": 2}, "domicile n'est pas noté"),
        ({"leg": LegTo.CFA, "course_id": "no-such"}, "pas de CFA connu"),
        ({"leg": LegTo.CFA}, "pas de CFA connu"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    desk: Desk, facts: dict[str, Any], words: str
) -> None:
    with pytest.raises(NotPossible, match=words):
        desk.correct(**facts)
    assert desk.rows() == []


def test_nobody_else_s_adviser_may_and_nobody_without_the_right(desk: Desk) -> None:
    asked = Correction(OFFER, LegTo.EMPLOYER, Mode.BIKE, 9, CorrectionReason.TRIED)
    for role, structure in ((Role.ADVISER, "ml-lemans"), (Role.COORDINATOR, "ml-mamers")):
        noting = Noting(viewer_of("x", role, structure, "X"), desk.day, NOW)
        with pytest.raises(NotAllowed):
            correct_journey(desk.store, noting, "rural-17", asked)
        with pytest.raises(NotAllowed):
            withdraw_correction(desk.store, noting, "rural-17", 1)


def test_what_is_not_there_cannot_be_taken_back(desk: Desk) -> None:
    with pytest.raises(NotFound):
        withdraw_correction(desk.store, desk.noting, "rural-17", 99)
    with pytest.raises(NotFound):
        desk.correct("no-such-offer")
