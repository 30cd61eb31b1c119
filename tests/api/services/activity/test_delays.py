"""From where to where is each delay counted?"""

from datetime import date, timedelta

from api.services.activity.delays import delays
from models.enums import OutcomeKind


def _of(contracts, name, earlier=()):
    return next(line for line in delays(contracts, [*earlier]) if line["delay"] == name)


def test_a_proposal_waits_until_its_signature_was_noted(contract) -> None:
    signed = {OutcomeKind.SIGNED: date(2025, 12, 20)}
    some = [
        contract(proposed_on=date(2025, 12, 20) - timedelta(days=days), told=signed)
        for days in (1, 2, 3, 4, 10)
    ]
    told = _of(some, "proposal_to_signature")
    assert (told["count"], told["q1"], told["median"], told["q3"]) == (5, 2, 3, 4)


def test_a_new_contract_follows_the_last_rupture_of_the_same_person(contract) -> None:
    before = [contract(broken_after=20, person_id=f"p{n}") for n in range(6)]
    after = [contract(starts_after=50 + n, person_id=f"p{n}") for n in range(6)]
    strangers = [contract(starts_after=50, person_id=None)]
    told = _of(after + strangers, "rupture_to_contract", [*before, *after, *strangers])
    assert (told["count"], told["median"]) == (6, 32)


def test_four_are_too_few_to_tell(contract) -> None:
    some = [contract(cfa_entry_on=date(2026, 1, 1)) for _ in range(4)]
    told = _of(some, "cfa_entry_to_contract")
    assert (told["count"], told["median"]) == (None, None)
    assert _of([], "cfa_entry_to_contract")["count"] == 0
