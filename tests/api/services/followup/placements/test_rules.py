"""Which contracts and PMSMP does the law refuse, and which facts must be confirmed?"""

from datetime import date
from typing import Any

import pytest

from api.services.followup.placements.rules import judge_placement
from api.services.not_possible import NotPossible, ToConfirm
from models.enums import NetworkKind, RefusalKind
from models.tables import Course, Network, Offer, Placement, Refusal, Structure, YoungPerson

TODAY = date(2026, 11, 22)


def _between(first: str, last: str) -> dict[str, str]:
    return {"debut": first, "fin": last}


def _checks(followup: Any) -> dict[str, str]:
    placement = followup.placement()
    with followup.store.reading() as session:
        person = session.get(YoungPerson, "rural-17")
        found = judge_placement(session, person, placement, followup.noting.today)
    return {reason.rule: reason.sentence for reason in found.to_check}


def test_a_stay_lasts_a_month_date_to_date_at_most(followup: Any, stay: dict[str, str]) -> None:
    with pytest.raises(NotPossible, match="D5135-3"):
        followup.record(**{**stay, **_between("2026-12-01", "2027-01-01")})
    followup.record(**{**stay, **_between("2026-12-01", "2026-12-31")})


def test_two_conventions_with_a_host_in_twelve_months(followup: Any, stay: dict[str, str]) -> None:
    followup.record(**{**stay, **_between("2026-09-07", "2026-09-11")})
    followup.record(**{**stay, **_between("2026-10-05", "2026-10-09")})
    with pytest.raises(NotPossible, match="conventions déjà signées"):
        followup.record(**{**stay, **_between("2026-12-07", "2026-12-11")})
    with pytest.raises(NotPossible, match="conventions déjà signées"):
        followup.record(**{**stay, **_between("2027-09-06", "2027-09-10")})
    followup.record(**{**stay, **_between("2027-09-07", "2027-09-10")})


def test_sixty_days_with_a_host_renewals_included(followup: Any, stay: dict[str, str]) -> None:
    first = followup.record(**{**stay, **_between("2026-07-01", "2026-07-31")})
    followup.record(**{**stay, **_between("2026-09-01", "2026-09-26"), "renouvelle": first})
    with pytest.raises(NotPossible, match="57 jours déjà passés"):
        followup.record(**{**stay, **_between("2026-12-01", "2026-12-04")})
    followup.record(**{**stay, **_between("2026-12-01", "2026-12-03")})


def test_a_renewal_is_no_new_convention(followup: Any, stay: dict[str, str]) -> None:
    followup.record(**{**stay, **_between("2026-04-06", "2026-04-10")})
    second = followup.record(**{**stay, **_between("2026-10-05", "2026-10-09")})
    followup.record(**{**stay, **_between("2026-12-07", "2026-12-11"), "renouvelle": second})


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"objet": "confirm_project"}, "garde l'objet"),
        ({"debut": "2026-10-09"}, "mêmes dates|après la fin"),
    ],
)
def test_a_renewal_goes_on_after_it_with_the_same_object(
    followup: Any, stay: dict[str, str], change: dict[str, str], told: str
) -> None:
    first = followup.record(**{**stay, **_between("2026-10-05", "2026-10-09")})
    again = {**stay, **_between("2026-12-07", "2026-12-11"), "renouvelle": first}
    with pytest.raises(NotPossible, match=told):
        followup.record(**{**again, **change})


def test_what_was_met_or_renewed_already_is_not_renewed(
    followup: Any, stay: dict[str, str]
) -> None:
    later = {**stay, **_between("2026-12-07", "2026-12-11")}
    first = followup.record(**{**stay, **_between("2026-06-01", "2026-06-05")})
    renewal = {**stay, "renouvelle": first}
    again = followup.record(**{**renewal, **_between("2026-06-08", "2026-06-12")})
    for renewed in (first, again):
        with pytest.raises(NotPossible, match="déjà été renouvelée"):
            followup.record(
                **{**stay, **_between("2026-12-07", "2026-12-11"), "renouvelle": renewed}
            )
    met = followup.record(**{**stay, **_between("2026-10-05", "2026-10-09")})
    followup.event(met, "pmsmp_done", purpose_met=True)
    with pytest.raises(NotPossible, match="est atteint"):
        followup.record(**{**later, "renouvelle": met})


def test_before_sixteen_there_is_no_stay(followup: Any, stay: dict[str, str]) -> None:
    followup.change(YoungPerson, "rural-17", birth_date=date(2010, 12, 2))
    with pytest.raises(NotPossible, match="16 ans"):
        followup.record(**stay)
    followup.change(YoungPerson, "rural-17", birth_date=date(2010, 12, 1))
    followup.record(**stay)


def test_what_has_begun_is_a_fact_recorded_once_confirmed(
    followup: Any, stay: dict[str, str]
) -> None:
    too_long = {**stay, **_between("2026-10-01", "2026-11-13")}
    with pytest.raises(ToConfirm, match="D5135-3"):
        followup.record(**too_long)
    assert not followup.rows(Placement)
    followup.record(**too_long, confirme="oui")


def test_what_is_to_come_is_not_confirmed_away(followup: Any, stay: dict[str, str]) -> None:
    with pytest.raises(NotPossible) as refused:
        followup.record(**{**stay, **_between("2026-12-01", "2027-01-20")}, confirme="oui")
    assert not isinstance(refused.value, ToConfirm)


def test_a_contract_lasts_six_months_at_least(followup: Any, contract: dict[str, str]) -> None:
    with pytest.raises(NotPossible, match="L6222-7-1"):
        followup.record(**contract | _between("2026-12-01", "2027-05-30"))
    followup.record(**contract | _between("2026-12-01", "2027-05-31"))


def test_a_contract_s_session_starts_within_three_months(
    followup: Any, contract: dict[str, str]
) -> None:
    dates = _between("2026-12-01", "2028-11-30")
    followup.change(Course, "cfa-1", start=date(2027, 3, 2))
    with pytest.raises(NotPossible, match="L6222-12"):
        followup.record(**contract | dates, formation="cfa-1")
    followup.change(Course, "cfa-1", start=date(2027, 3, 1))
    followup.record(**contract | dates, formation="cfa-1")


def test_one_contract_at_a_time(followup: Any, contract: dict[str, str]) -> None:
    first = followup.record(**contract | _between("2026-09-01", "2028-08-31"))
    with pytest.raises(NotPossible, match="en cours depuis le 01/09/2026"):
        followup.record(**contract | _between("2026-12-01", "2028-11-30"))
    followup.event(first, "ruptured", date(2026, 11, 20))
    followup.record(**contract | _between("2026-12-01", "2028-11-30"))


def test_one_stay_at_a_time_with_a_host(followup: Any, stay: dict[str, str]) -> None:
    followup.record(**stay)
    with pytest.raises(NotPossible, match="mêmes dates"):
        followup.record(**{**stay, **_between("2026-12-12", "2026-12-18")})
    followup.record(**{**stay, **_between("2026-12-13", "2026-12-18")})


def test_a_minor_s_stay_is_to_be_signed_by_the_representative(
    followup: Any, stay: dict[str, str]
) -> None:
    followup.record(**stay)
    assert "représentant légal" in _checks(followup)["pmsmp_guardian"]
    followup.change(YoungPerson, "rural-17", birth_date=date(2005, 1, 1))
    assert "pmsmp_guardian" not in _checks(followup)


def test_a_structure_that_may_not_prescribe_is_told(followup: Any, stay: dict[str, str]) -> None:
    with followup.store.sessions.begin() as session:
        session.add(Network(id="cci", name="CCI", kind=NetworkKind.CCI))
        session.flush()
        session.add(Structure(id="cci-a", network_id="cci", name="CCI A", pmsmp_delegation=False))
    followup.record(**stay, prescripteur="cci-a")
    assert "pmsmp_prescriber_not_entitled" in _checks(followup)


def test_hours_of_the_proposed_offer_are_judged(followup: Any) -> None:
    """A minor at night: the offer said so, the contract inherits it."""
    followup.change(Offer, "contract", weekly_hours=41, hours_fixed=True)
    followup.change(YoungPerson, "rural-17", birth_date=date(2005, 1, 1))
    proposal = followup.propose()
    followup.change(YoungPerson, "rural-17", birth_date=date(2010, 3, 14))
    with pytest.raises(NotPossible, match="L3162-1"):
        followup.record(proposal, **_between("2026-12-01", "2028-11-30"))


def test_what_the_young_person_once_refused_is_no_rule(followup: Any, stay: dict[str, str]) -> None:
    with followup.store.sessions.begin() as session:
        session.add(Refusal(person_id="rural-17", kind=RefusalKind.EMPLOYER, value="emp-1"))
    followup.record(**stay)
