"""Are proposals out of the list's order counted by reason, within the period and the structure?"""

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from api.services.activity.asked import activity_asked
from api.services.activity.exports import activity_table
from api.services.activity.overrides import NOT_SAID, overrides
from api.services.activity.report import activity_report
from api.services.viewer import viewer_of
from api.words.activity import OVERRIDES
from models.enums import OrderReason, Role
from models.tables import OrderOverride, Proposal, YoungPerson

TODAY = date(2026, 11, 26)
LE_MANS = viewer_of("x", Role.ADVISER, "ml-lemans", "X")
ASKED = activity_asked(LE_MANS, TODAY)
REASONS = [OrderReason.PREFERRED] * 6 + [None] * 5


@pytest.fixture
def overridden(demo_store):
    """Eleven proposals of the structure passed over others, and one of another structure."""

    def proposals(session, structure, count):
        asked = select(Proposal).join(YoungPerson, YoungPerson.id == Proposal.person_id)
        own = asked.where(
            YoungPerson.structure_id == structure, Proposal.proposed_on >= ASKED.first
        )
        return session.scalars(own.order_by(Proposal.id).limit(count)).all()

    with demo_store.sessions.begin() as session:
        chosen = proposals(session, "ml-lemans", len(REASONS))
        chosen += proposals(session, "ml-mamers", 1)
        for row, reason in zip(chosen, [*REASONS, OrderReason.CFA_PLACE], strict=True):
            row.shown_rank = 3
            at = datetime(2026, 11, 20, 9, 0, tzinfo=UTC) if reason else None
            session.add(OrderOverride(proposal_id=row.id, passed_over=2, reason=reason, said_at=at))
    return demo_store


def _told(store, asked=ASKED):
    with store.reading() as session:
        return overrides(session, asked)


def test_reasons_are_counted_and_silence_is_one_of_them(overridden):
    told = _told(overridden)
    assert (told["proposals"], told["passed_over"]) == (11, 11)
    assert Counter({k: v for k, v in told["reasons"].items() if v}) == {
        "preferred": 6,
        NOT_SAID: 5,
    }


def test_a_period_without_any_says_none(overridden):
    told = _told(overridden, activity_asked(LE_MANS, TODAY, "2024-01", "2024-02"))
    assert (told["proposals"], told["passed_over"]) == (0, 0)


def test_one_override_of_a_structure_is_told_to_nobody(overridden):
    mamers = viewer_of("y", Role.ADVISER, "ml-mamers", "Y")
    told = _told(overridden, activity_asked(mamers, TODAY))
    assert told["passed_over"] is None
    assert set(told["reasons"].values()) == {None}


def test_the_report_and_its_file_hold_them(overridden):
    with overridden.reading() as session:
        document = activity_report(session, ASKED)
    _, rows = activity_table(document)
    assert ["Choix hors de l'ordre", OVERRIDES["preferred"], "propositions", "6"] in [
        row[2:] for row in rows
    ]


def test_every_reason_has_its_words():
    assert set(OVERRIDES) == {reason.value for reason in OrderReason} | {NOT_SAID}
