"""Does the store say of everybody what their facts say: under contract on this day, or not?"""

from datetime import date, timedelta

import pytest
from sqlalchemy import select, true, update

from api.services.rules_known import rules_known
from api.services.worklist.followed import read_followed
from api.services.worklist.under_contract import under_contract
from matcher.urgency import Terms
from models.tables import Placement, RuptureCase, YoungPerson

DAY = date(2026, 11, 22)


def both_ways(session, day):
    asked = set(session.scalars(select(YoungPerson.id).where(under_contract(day))))
    followed = read_followed(session, true(), Terms.of(rules_known(), DAY))
    return asked, {each.person_id for each in followed if each.facts.is_under_contract(day)}


@pytest.mark.parametrize("days", [-400, -30, 0, 30, 400])
def test_the_store_and_the_facts_agree_of_the_whole_demo(demo_store, days) -> None:
    with demo_store.reading() as session:
        asked, told = both_ways(session, DAY + timedelta(days=days))
    assert asked == told
    if days == 0:
        assert asked


@pytest.mark.parametrize("last", [{"ends_on": DAY}, {"ends_on": None, "ruptured_on": DAY}])
@pytest.mark.parametrize("days", [-1, 0, 1])
def test_they_agree_on_the_very_day_a_contract_ends_or_breaks(demo_store, last, days) -> None:
    with demo_store.sessions.begin() as session:
        dates = {"starts_on": DAY - timedelta(days=500), "ruptured_on": None, **last}
        session.execute(update(Placement).values(**dates))
        session.flush()
        asked, told = both_ways(session, DAY + timedelta(days=days))
    assert asked == told


def test_they_agree_on_a_rupture_told_ahead_of_its_day(demo_store) -> None:
    with demo_store.sessions.begin() as session:
        session.execute(update(RuptureCase).values(placement_id=None, ruptured_on=DAY))
        asked, told = both_ways(session, DAY - timedelta(days=1))
        after = both_ways(session, DAY)
    assert asked == told
    assert after[0] == after[1]
