"""What does a rupture ask of the next contract: employer, trade, CFA?"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select
from stored.rows_changed import add

from api.services.rematch.run.work import Workshop
from api.services.rematch.told.document import run_named
from api.services.viewer import CONSOLE
from models.enums import (
    CfaKept,
    RuptureCause,
    RuptureMatch,
    RuptureSide,
)
from models.store.pool_version import bump_pool_version
from models.tables import (
    Course,
    Offer,
    RematchSuggestion,
    RuptureCase,
)
from tests.api.services.rematch.conftest import TODAY, Sent


def test_the_broken_employer_is_left_out_until_an_adviser_lifts_it(
    shop: Workshop, sent: Callable[..., Sent]
) -> None:
    many = {"suggestions": 5, "per_place": 10}
    assert ("case-0", "offer-0") not in [each[:2] for each in sent(**many)]
    assert ("case-1", "offer-0") in [each[:2] for each in sent(**many)]
    add(shop, reported("case-0", employer_lifted_by="ann"))
    assert ("case-0", "offer-0") in [each[:2] for each in sent(**many)]


def reported(person_id: str, **columns: object) -> RuptureCase:
    number = person_id.removeprefix("case-")
    return RuptureCase(
        id=f"rupture-{number}",
        structure_id="ml-a",
        match=RuptureMatch.MATCHED,
        person_id=person_id,
        placement_id=f"contract-{number}",
        ruptured_on=TODAY - timedelta(days=20 + int(number)),
        **columns,
    )


@pytest.mark.parametrize(
    ("stated_by", "is_sent"), [(RuptureSide.YOUNG_PERSON, False), (RuptureSide.EMPLOYER, True)]
)
def test_only_a_cause_that_the_young_person_confirmed_leaves_the_trade_out(
    shop: Workshop, sent: Callable[..., Sent], stated_by: RuptureSide, is_sent: bool
) -> None:
    add(shop, reported("case-1", cause=RuptureCause.TRADE, stated_by=stated_by))
    assert any(person == "case-1" for person, _, _ in sent()) == is_sent


def test_a_cfa_is_kept_while_it_keeps_them_and_said_to_change_after(
    shop: Workshop, sent: Callable[..., Sent]
) -> None:
    sent()
    assert cfa_of(shop, "case-1") == CfaKept.KEPT
    # Every offer now sends its apprentice to another CFA: nothing is left with theirs.
    other = Course(
        id="other", uai="0720002B", cfa_name="Autre CFA", title="CAP", rome="D1102", insee="72181"
    )
    add(shop, other)
    with shop.store.sessions.begin() as session:
        for offer in session.scalars(select(Offer)):
            offer.course_id = "other"
        bump_pool_version(session)
    sent()
    assert cfa_of(shop, "case-1") == CfaKept.CHANGED


def cfa_of(shop: Workshop, person_id: str) -> str | None:
    with shop.store.reading() as session:
        run = run_named(session, CONSOLE, None)
        return session.scalar(
            select(RematchSuggestion.cfa)
            .where(RematchSuggestion.run_id == run.id, RematchSuggestion.person_id == person_id)
            .limit(1)
        )
