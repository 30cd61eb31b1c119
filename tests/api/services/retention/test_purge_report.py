"""What does a purge print, and does a dry run say what it then does?"""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.history_counts import history
from api.services.retention.purge import purge
from data.rules import load_rules
from models.tables import (
    Base,
    FileView,
    Identity,
    Placement,
    Proposal,
    YoungPerson,
)

RULES = load_rules()
type AddPerson = Callable[..., YoungPerson]
type RunPurge = Callable[..., dict[str, int]]
type Number = Callable[[type[Base]], int]


def test_a_dry_run_says_what_the_purge_then_does_and_touches_nothing(
    session: Session, add_person: AddPerson, full_person: Callable[[str], Any], number: Number
) -> None:
    full_person("rural-17")
    full_person("car-22")
    add_person("bus-19", closed_on=date(2026, 1, 1))
    loose = Proposal(id="p", person_id="bus-19", offer_id="offer-1", proposed_on=date(2024, 2, 29))
    session.add(loose)
    session.get_one(YoungPerson, "car-22").wishes_confirmed_on = date(2031, 1, 1)
    session.flush()
    today = date(2031, 6, 1)
    before = {table: number(table) for table in (YoungPerson, Placement, Proposal, Identity)}
    foreseen = purge(session, today, RULES, dry_run=True)
    assert {table: number(table) for table in before} == before
    done = purge(session, today, RULES)
    assert foreseen.rules == done.rules
    assert {rule.rule_id.removeprefix("retention_"): rule.count for rule in done.rules} == {
        "closed_without_placement": 1,
        "pool_without_contact": 1,
        "proposal_answered": 0,
        "proposal_unanswered": 0,
        "pmsmp_convention": 0,
        "pmsmp_archive": 1,
        "rupture_not_matched": 0,
        "shared_profile": 0,
        "contact_request": 0,
        "offer_expired": 0,
        "view_log": 2,
    }
    assert [person.id for person in session.scalars(select(YoungPerson))] == ["car-22"]
    assert foreseen.lines()[0] == "Purge simulée, rien n'est supprimé (01/06/2031)."
    assert done.lines()[0] == "Purge (01/06/2031)."


def test_it_prints_each_rule_with_its_reason_and_article(
    session: Session, add_person: AddPerson
) -> None:
    add_person("rural-17", closed_on=date(2026, 8, 21))
    assert purge(session, date(2026, 11, 22), RULES).lines() == [
        "Purge (22/11/2026).",
        "  1 jeune oublié : dossier clos depuis plus de 3 mois, sans contrat ni PMSMP "
        "à conserver (RGPD art. 5(1)(e))",
    ]


def test_it_says_when_there_is_nothing_to_delete(session: Session) -> None:
    assert purge(session, date(2026, 11, 22), RULES).lines()[1:] == [
        "  Rien à supprimer : aucune durée de conservation n'est dépassée."
    ]


def test_forgetting_by_purge_is_logged_as_such(session: Session, add_person: AddPerson) -> None:
    add_person("rural-17", closed_on=date(2026, 8, 21))
    purge(session, date(2026, 11, 22), RULES)
    (view,) = session.scalars(select(FileView))
    assert (view.person_id, view.viewer_id, view.action) == ("rural-17", "purge", "purge")


def test_the_employers_history_survives_a_purge_of_everything(
    session: Session, full_person: Callable[[str], Any], run_purge: RunPurge, number: Number
) -> None:
    full_person("rural-17")
    full_person("car-22")
    before = history(session, date(2026, 11, 22))
    run_purge(date(2040, 1, 1))
    assert number(YoungPerson) == number(Placement) == 0
    assert history(session, date(2026, 11, 22)) == before
