"""How the purge is tried: what each rule did on a day, and on the day after its last."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.services.retention.purge import purge
from data.rules import load_rules
from models.enums import OfferKind, OutcomeKind
from models.tables import Base, Outcome, Placement, Proposal, YoungPerson

RULES = load_rules()


@pytest.fixture
def run_purge(session: Session) -> Callable[..., dict[str, int]]:
    """Purges on a day; gives how many records each rule took, without those that took none."""

    def run(today: date, dry_run: bool = False) -> dict[str, int]:
        report = purge(session, today, RULES, dry_run)
        return {
            rule.rule_id.removeprefix("retention_"): rule.count
            for rule in report.rules
            if rule.count
        }

    return run


@pytest.fixture
def falls_due(run_purge: Callable[..., dict[str, int]]) -> Callable[[date, str], None]:
    """Asserts that a rule takes one record the day after its last day, once, and none before."""

    def check(last_day: date, rule: str) -> None:
        after = last_day + timedelta(days=1)
        assert run_purge(last_day) == {}
        assert run_purge(after, dry_run=True) == {rule: 1}
        assert run_purge(after) == {rule: 1}
        assert run_purge(after) == {}

    return check


@pytest.fixture
def number(session: Session) -> Callable[[type[Base]], int]:
    """Counts the rows of a table."""
    return lambda table: session.scalar(select(func.count()).select_from(table)) or 0


@pytest.fixture
def followed(add_person: Callable[..., YoungPerson]) -> YoungPerson:
    """`rural-17`, whose file is kept whatever happens in these tests."""
    return add_person("rural-17", wishes_confirmed_on=date(2040, 1, 1))


@pytest.fixture
def add_stay(session: Session) -> Callable[..., Placement]:
    """Adds a PMSMP of `rural-17` that ended on 29 February 2024, or what the columns say."""

    def add(**columns: Any) -> Placement:
        given = {
            "id": "stay",
            "kind": OfferKind.PMSMP,
            "person_id": "rural-17",
            "employer_id": "emp-1",
            "rome": "D1102",
            "starts_on": date(2024, 2, 19),
            "ends_on": date(2024, 2, 29),
            "purpose_met": True,
            "source_key": "convention-17",
        }
        placement = Placement(**(given | columns))
        session.add(placement)
        session.flush()
        return placement

    return add


@pytest.fixture
def propose(session: Session) -> Callable[..., None]:
    """Adds a proposal of 29 February 2024 to `rural-17`, declined on the given days."""

    def add(*answered_on: date) -> None:
        session.add(
            Proposal(
                id="p", person_id="rural-17", offer_id="offer-1", proposed_on=date(2024, 2, 29)
            )
        )
        session.flush()
        session.add_all(
            Outcome(proposal_id="p", kind=OutcomeKind.DECLINED_BY_EMPLOYER, happened_on=day)
            for day in answered_on
        )
        session.flush()

    return add
