"""Is a contract or PMSMP recorded once, with what follows from it?"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest

from api.entry import EntryRefused
from api.services.followup.placements.record import undo_placement
from api.services.not_possible import NotPossible
from api.services.noting import Noting
from models.enums import Role
from models.errors import NotAllowed, NotFound
from models.store.pool_version import pool_version
from models.tables import Employer, Offer, Placement, Proposal

TODAY = date(2026, 11, 22)


def test_a_stay_without_a_proposal_keeps_what_was_told(followup: Any, stay: dict[str, str]) -> None:
    followup.record(**stay)
    row = followup.placement()
    assert (row.kind, row.employer_id, row.rome) == ("pmsmp", "emp-1", "D1102")
    assert (row.starts_on, row.ends_on) == (date(2026, 12, 1), date(2026, 12, 12))
    assert (row.purpose, row.origin) == ("discover_trade", "own_search")
    assert (row.proposal_id, row.prescriber_structure_id) == (None, "ml-a")
    (signed,) = followup.outcomes()
    assert (signed.kind, signed.placement_id, signed.proposal_id) == ("signed", row.id, None)
    assert (signed.happened_on, signed.noted_by) == (TODAY, "adv-a")


def test_a_contract_keeps_its_course_and_cfa(followup: Any, contract: dict[str, str]) -> None:
    followup.record(**contract, formation="cfa-1")
    row = followup.placement()
    assert (row.course_id, row.uai, row.origin) == ("cfa-1", "0720001A", "family")
    assert (row.purpose, row.prescriber_structure_id) == (None, None)


def test_from_a_proposal_the_offer_tells_the_rest(followup: Any) -> None:
    proposal = followup.propose()
    followup.record(proposal, debut="2026-12-01", fin="2028-11-30")
    row = followup.placement()
    assert (row.employer_id, row.rome, row.kind) == ("emp-1", "D1102", "apprenticeship")
    assert (row.proposal_id, row.origin) == (proposal, "proposal")
    assert followup.proposal().status == "closed"
    assert followup.offer().places == 1
    (signed,) = followup.outcomes()
    assert (signed.proposal_id, signed.placement_id) == (proposal, row.id)


def test_signed_in_one_tap_then_recorded_takes_one_place(followup: Any) -> None:
    proposal = followup.propose()
    followup.answer(proposal, "signed")
    followup.record(proposal, debut="2026-12-01", fin="2028-11-30")
    assert followup.offer().places == 1


def test_entered_twice_it_is_recorded_once(followup: Any, stay: dict[str, str]) -> None:
    assert followup.record(**stay) == followup.record(**stay)
    assert len(followup.outcomes()) == 1


def test_two_taps_at_once_record_once(followup: Any) -> None:
    proposal = followup.propose()
    with ThreadPoolExecutor(4) as hands:
        ids = set(
            hands.map(
                lambda _: followup.record(proposal, debut="2026-12-01", fin="2028-11-30"), range(4)
            )
        )
    assert ids == {followup.placement().id}
    assert (followup.offer().places, len(followup.outcomes())) == (1, 1)


def test_the_pool_and_the_history_change(followup: Any, stay: dict[str, str]) -> None:
    with followup.store.reading() as session:
        before = pool_version(session)
    followup.record(**stay)
    with followup.store.reading() as session:
        assert pool_version(session) > before


def test_an_employer_not_known_here_is_kept_with_name_and_commune(
    followup: Any, stay: dict[str, str]
) -> None:
    followup.record(**{**stay, "employeur": "Fournil de l'Étoile", "commune": "Le Mans"})
    row = next(each for each in followup.rows(Employer) if each.id != "emp-1")
    assert (row.legal_name, row.insee, row.siret) == ("Fournil de l'Étoile", "72181", None)
    assert followup.placement().employer_id == row.id


def test_a_new_employer_met_twice_is_one(followup: Any, stay: dict[str, str]) -> None:
    for name, first in (
        ("Fournil de l'Étoile", "2026-12-01"),
        ("FOURNIL DE L'ETOILE", "2027-01-04"),
    ):
        told = {"employeur": name, "employeur_nouveau": "oui", "commune": "Le Mans"}
        followup.record(**{**stay, **told, "debut": first, "fin": first})
    assert len(followup.rows(Employer)) == 2


def test_all_mistakes_of_a_form_are_told_at_once_and_nothing_is_kept(followup: Any) -> None:
    with pytest.raises(EntryRefused) as refused:
        followup.record(type="pmsmp", debut="2026-12-12", fin="2026-12-01")
    assert set(refused.value.mistakes) == {"employeur", "metier", "fin", "objet"}
    assert not followup.rows(Placement)


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("type", "professionalisation", "hors liste"),
        ("debut", "", "Date de début attendue"),
        ("debut", "2019-01-01", "entre le 22/11/2021"),
        ("debut", "2029-01-01", "22/05/2028"),
        ("fin", "", "Date de fin attendue"),
        ("objet", "", "L5135-1"),
        ("metier", "boulanger", "parmi ceux proposés"),
        ("employeur", "Boulangerie", "Choisissez l'entreprise"),
        ("employeur", "44306184100047", "ce SIRET"),
        ("employeur_choix", "nobody", "Choisissez l'entreprise"),
        ("employeur", "1 85 05 78 006 084 91", "sécurité sociale"),
        ("prescripteur", "nowhere", "Structure inconnue"),
        ("renouvelle", "never", "PMSMP de ce jeune"),
    ],
)
def test_a_field_that_cannot_be_used_says_why(
    followup: Any, stay: dict[str, str], field: str, text: str, told: str
) -> None:
    with pytest.raises((EntryRefused, NotPossible), match=told):
        followup.record(**{**stay, field: text})
    assert not followup.rows(Placement)


def test_a_new_employer_needs_a_commune_that_exists(followup: Any, stay: dict[str, str]) -> None:
    for commune, told in (("", "Commune introuvable"), ("Saint-Denis", "Plusieurs communes")):
        with pytest.raises(EntryRefused, match=told):
            followup.record(**{**stay, "employeur": "Fournil neuf", "commune": commune})
    followup.record(**{**stay, "employeur": "Fournil neuf", "commune": "Saint-Denis 93200"})


@pytest.mark.parametrize(
    ("structure", "role", "told"),
    [
        ("ml-b", Role.ADVISER, "Le dossier rural-17"),
        ("ml-a", Role.COORDINATOR, "rôle ne donne pas ce droit : noter"),
    ],
)
def test_who_may_not_note_records_nothing(
    followup: Any,
    by: Callable[..., Noting],
    stay: dict[str, str],
    structure: str,
    role: Role,
    told: str,
) -> None:
    recorded = followup.record(**stay)
    followup.noting = by("adv-b", structure, role)
    with pytest.raises(NotAllowed, match=told):
        followup.record(**{**stay, "debut": "2027-01-04", "fin": "2027-01-08"})
    with pytest.raises(NotAllowed, match=told):
        undo_placement(followup.store, followup.noting, "rural-17", recorded)


def test_another_person_s_proposal_or_placement_does_not_exist(
    followup: Any, stay: dict[str, str]
) -> None:
    other = followup.propose("contract", "neighbour")
    with pytest.raises(NotFound, match="Proposition introuvable"):
        followup.record(other, debut="2026-12-01")
    recorded = followup.record(**stay)
    with pytest.raises(NotFound, match="introuvable"):
        undo_placement(followup.store, followup.noting, "neighbour", recorded)


def test_an_offer_that_has_gone_since_keeps_its_proposal_s_contract(followup: Any) -> None:
    """The place was promised before the offer was filled: the contract is a fact."""
    proposal = followup.propose()
    followup.change(Offer, "contract", places=0)
    followup.record(proposal, debut="2026-12-01", fin="2028-11-30")
    assert followup.offer().places == 0
    assert [row.id for row in followup.rows(Proposal)] == [proposal]
