"""Is every contract in one state, and does a horizon count only what is known that long?"""

from datetime import date, timedelta

from api.services.activity.states import ContractState, ruptures, state_of, states
from models.enums import OutcomeKind

TODAY = date(2026, 11, 26)


def _horizon(contracts, name, today=TODAY):
    return next(line for line in ruptures(contracts, today) if line["horizon"] == name)


def test_a_rupture_comes_before_an_end_and_an_end_before_silence(contract) -> None:
    lost = {OutcomeKind.LOST_FROM_VIEW: date(2026, 3, 1)}
    over = date(2026, 8, 31)
    assert state_of(contract(broken_after=30, told=lost), TODAY) is ContractState.RUPTURED
    assert state_of(contract(ends_on=over), TODAY) is ContractState.COMPLETED
    assert state_of(contract(ends_on=over, told=lost), TODAY) is ContractState.LOST_FROM_VIEW
    assert state_of(contract(told=lost), TODAY) is ContractState.LOST_FROM_VIEW
    assert state_of(contract(starts_after=300), TODAY) is ContractState.RUNNING


def test_without_a_word_for_six_months_nobody_knows(contract) -> None:
    heard = {OutcomeKind.IN_TRAINING_6M_SAME: TODAY - timedelta(days=20)}
    assert state_of(contract(), TODAY) is ContractState.NO_NEWS
    assert state_of(contract(told=heard), TODAY) is ContractState.RUNNING
    starts = contract()
    last_day = date(2026, 7, 5)
    assert state_of(starts, last_day) is ContractState.RUNNING
    assert state_of(starts, last_day + timedelta(days=1)) is ContractState.NO_NEWS


def test_every_state_is_counted_once(contract) -> None:
    some = [contract(broken_after=n) for n in range(3)] + [contract(starts_after=310)]
    assert sum(states(some, TODAY).values()) == len(some)
    assert set(states([], TODAY).values()) == {0}


def test_only_contracts_that_old_are_followed(contract) -> None:
    old = [contract(broken_after=10 if n < 5 else None) for n in range(20)]
    young = [contract(starts_after=300, broken_after=2) for _ in range(9)]
    line = _horizon(old + young, "3_months")
    assert (line["followed"], line["ruptured"], line["share"]) == (20, 5, 0.25)


def test_a_contract_that_broke_later_held_until_the_horizon(contract) -> None:
    some = [contract(broken_after=44 if n < 5 else 45) for n in range(12)]
    assert _horizon(some, "45_days")["ruptured"] == 5
    assert _horizon(some, "3_months")["ruptured"] == 12


def test_lost_from_view_does_not_pass_for_a_contract_that_held(contract) -> None:
    lost = {OutcomeKind.LOST_FROM_VIEW: date(2026, 2, 1)}
    known = [contract(broken_after=9 if n < 6 else None) for n in range(12)]
    some = known + [contract(told=lost) for _ in range(30)]
    assert _horizon(some, "6_months")["followed"] == 12
    # Lost after the horizon, it is known to have held until then.
    assert _horizon([contract(told=lost) for _ in range(7)], "9_months")["followed"] == 0
    later = {OutcomeKind.LOST_FROM_VIEW: date(2026, 9, 1)}
    assert _horizon([contract(told=later) for _ in range(7)], "6_months")["followed"] == 7


def test_few_ruptures_or_few_that_held_are_not_told(contract) -> None:
    few_broke = [contract(broken_after=9 if n < 2 else None) for n in range(20)]
    few_held = [contract(broken_after=9 if n > 1 else None) for n in range(20)]
    for some in (few_broke, few_held):
        line = _horizon(some, "6_months")
        assert (line["followed"], line["ruptured"], line["share"]) == (20, None, None)
    assert _horizon([], "6_months") == {
        "horizon": "6_months", "followed": 0, "ruptured": 0, "share": None
    }  # fmt: skip
