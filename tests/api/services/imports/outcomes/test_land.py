"""Outcomes land on proposals, contracts and PMSMP; each event once."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select

from models.enums import OfferKind, OutcomeKind, PmsmpPurpose, ProposalStatus
from models.tables import Employer, Offer, OfferChange, Outcome, Placement, PoolVersion, Proposal

Line = Callable[..., dict[str, str]]
SIRET = "12345678200010"


@pytest.fixture
def ready(desk, person: Line):
    """A desk where a young person and an offer are known."""
    desk.give("young-people", person("D1"))
    offer = {"Identifiant": "O1", "Type": "apprentissage", "Intitulé": "x", "Métier": "D1102"}
    desk.give("offers", offer | {"SIRET": SIRET, "Employeur": "FOURNIL"})
    return desk


def _line(issue: str = "signé", **cells: str) -> dict[str, str]:
    line = {"Identifiant du jeune": "D1", "SIRET de l'employeur": SIRET, "Type": "apprentissage"}
    line |= {"Métier": "D1102", "Issue": issue, "Début": "05/09/2025"}
    return line | cells


def test_a_signature_becomes_a_contract_and_its_outcome(ready) -> None:
    assert ready.give("outcomes", _line(Fin="31/08/2027")).added == 1
    (placement,), (outcome,) = ready.all(Placement), ready.all(Outcome)
    assert (placement.kind, placement.rome) == (OfferKind.APPRENTICESHIP, "D1102")
    assert (placement.starts_on, placement.ends_on) == (date(2025, 9, 5), date(2027, 8, 31))
    assert (outcome.kind, outcome.happened_on) == (OutcomeKind.SIGNED, date(2025, 9, 5))
    assert outcome.placement_id == placement.id
    assert placement.employer_id == ready.all(Employer)[0].id


def test_lines_of_one_contract_make_one_contract(ready) -> None:
    rupture = _line("rupture", **{"Rupture le": "10/12/2025"})
    report = ready.give("outcomes", _line(), rupture)
    assert report.added == 2
    (placement,) = ready.all(Placement)
    assert placement.ruptured_on == date(2025, 12, 10)


def test_importing_outcomes_twice_changes_nothing(ready) -> None:
    lines = _line(), _line("rupture", **{"Date de l'issue": "10/12/2025"})
    ready.give("outcomes", *lines)
    before = ready.everything()
    report = ready.give("outcomes", *lines)
    assert (report.added, report.updated, report.unchanged) == (0, 0, 2)
    assert ready.everything() == before


def test_what_became_of_placements_is_a_change_of_the_pool_once(ready) -> None:
    """Rankings read it: whoever keeps the pool at hand must hear of it."""
    before = ready.all(PoolVersion)[0].version
    lines = _line("refus de l'employeur", **{"Identifiant de l'offre": "O1", "Début": ""}), _line()
    for line in lines:
        ready.give("outcomes", line | {"Date de l'issue": "10/12/2025"})
        after = ready.all(PoolVersion)[0].version
        assert after > before
        ready.give("outcomes", line | {"Date de l'issue": "10/12/2025"})
        before = ready.all(PoolVersion)[0].version
        assert before == after


def test_a_newer_file_completes_a_contract(ready) -> None:
    ready.give("outcomes", _line())
    report = ready.give("outcomes", _line(Fin="31/08/2027"))
    assert (report.added, report.updated) == (0, 1)
    assert ready.all(Placement)[0].ends_on == date(2027, 8, 31)


def test_a_pmsmp_keeps_its_purpose(ready) -> None:
    cells = {"Type": "PMSMP", "Fin": "19/09/2025", "Objet de la PMSMP": "confirmer un projet"}
    ready.give("outcomes", _line("PMSMP faite", **cells, **{"Objet atteint": "oui"}))
    (placement,), (outcome,) = ready.all(Placement), ready.all(Outcome)
    assert (placement.purpose, placement.purpose_met) == (PmsmpPurpose.CONFIRM_PROJECT, True)
    assert outcome.happened_on == date(2025, 9, 19)


def test_an_answer_lands_on_a_proposal_of_the_offer(ready) -> None:
    cells = {"Identifiant de l'offre": "O1", "Date de l'issue": "10/06/2025", "Début": ""}
    assert ready.give("outcomes", _line("refus de l'employeur", **cells)).added == 1
    (proposal,), (outcome,) = ready.all(Proposal), ready.all(Outcome)
    assert proposal.status is ProposalStatus.CLOSED
    assert outcome.proposal_id == proposal.id
    assert ready.all(Placement) == []


def test_a_signature_on_an_offer_ties_the_contract_to_its_proposal(ready) -> None:
    cells = {"Identifiant de l'offre": "O1", "Proposée le": "01/06/2025"}
    ready.give("outcomes", _line("signé", **cells))
    (placement,), (proposal,) = ready.all(Placement), ready.all(Proposal)
    assert placement.proposal_id == proposal.id
    assert proposal.proposed_on == date(2025, 6, 1)


@pytest.mark.parametrize(
    ("issue", "cells", "column"),
    [
        ("sans réponse", {"Date de l'issue": "01/06/2025"}, "offer_source_id"),
        ("signé", {"Identifiant du jeune": "D9"}, "Identifiant du jeune"),
        ("signé", {"Début": ""}, "Début"),
        ("signé", {"SIRET de l'employeur": ""}, "SIRET de l'employeur"),
        ("signé", {"Métier": ""}, "Métier"),
        ("signé", {"Métier": "N9999"}, "Métier"),
        ("signé", {"Fin": "04/09/2025"}, "Fin"),
        ("perdu de vue", {}, "happened_on"),
        ("sans réponse", {"Identifiant de l'offre": "O9"}, "Identifiant de l'offre"),
    ],
)
def test_a_line_that_tells_too_little_is_refused(
    ready, issue: str, cells: dict[str, str], column: str
) -> None:
    report = ready.give("outcomes", _line(issue, **cells))
    assert (report.added, report.rejected) == (0, 1)
    assert column in {flaw.column for flaw in report.flaws}
    assert ready.count(Outcome) == 0


def test_an_end_on_the_first_day_is_accepted(ready) -> None:
    assert ready.give("outcomes", _line(Fin="05/09/2025")).added == 1


def test_a_young_person_is_also_found_by_the_passerelle_id(ready) -> None:
    from models.tables import YoungPerson

    known = ready.all(YoungPerson)[0].id
    assert ready.give("outcomes", _line(**{"Identifiant du jeune": known})).added == 1


def _places(desk):
    return desk.all(Offer)[0].places


@pytest.mark.parametrize("named", [True, False])
def test_a_signature_of_a_file_takes_the_offer_s_place_once(ready, named) -> None:
    line = _line(**({"Identifiant de l'offre": "O1"} if named else {}))
    ready.give("outcomes", line)
    assert _places(ready) == 0
    ready.give("outcomes", line)
    ready.give("outcomes", line | {"Date de l'issue": "06/09/2025"})
    assert _places(ready) == 0
    assert [change.event for change in ready.all(OfferChange)].count("place_taken") == 1


def test_a_signature_older_than_the_offer_takes_no_place(ready) -> None:
    with ready.sessions.begin() as session:
        session.scalars(select(Offer)).one().published_on = date(2025, 9, 6)
    ready.give("outcomes", _line())
    assert _places(ready) == 1


def test_what_is_no_signature_takes_no_place(ready) -> None:
    ready.give("outcomes", _line("rupture", **{"Rupture le": "10/12/2025"}))
    assert _places(ready) == 1
