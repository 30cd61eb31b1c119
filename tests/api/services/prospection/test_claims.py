"""Who holds an employer, until when, and who must yield?"""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from api.services.followup.noting import Noting
from api.services.followup.refusals import NotPossible
from api.services.prospection.claims import release_claim, renew_claim, take_claim
from api.services.prospection.contacts import Contact, note_contact
from api.services.prospection.leave_alone import Wish, note_wish
from api.services.prospection.portfolio import add_to_portfolio, remove_from_portfolio
from api.services.prospection.refusals import HeldElsewhere, LeftAlone, TooManyClaims
from api.services.viewer import CONSOLE
from models.enums import ContactAnswer, ContactChannel, NextStep, OfferKind
from models.errors import InvalidCode, NotFound, RightMissing
from models.tables import Claim, Employer, Offer, Placement, YoungPerson

BAKING = "D1102"


def _day(number: int) -> date:
    return date(2026, 11, 25) + timedelta(days=number)


def _call(store, noting, **more):
    call = {"channel": ContactChannel.PHONE, "answer": ContactAnswer.TAKING_CARE, "trade": BAKING}
    return note_contact(store, noting, Contact("bakery", **(call | more)))


def _claims(store):
    with store.reading() as session:
        return list(session.scalars(select(Claim).order_by(Claim.claimed_on, Claim.id)))


def _ends(store):
    return {claim.structure_id: claim.end for claim in _claims(store)}


def test_whoever_comes_second_is_told_who_has_it_and_until_when(store, by) -> None:
    take_claim(store, by("ann"), "bakery", BAKING)
    with pytest.raises(HeldElsewhere) as told:
        take_claim(store, by("bea"), "bakery", "D1101")
    assert (told.value.holder, told.value.until) == ("Mission Locale A", _day(7))
    assert "Mission Locale A" in str(told.value)
    assert "02/12/2026" in str(told.value)


def test_another_family_of_trades_is_free(store, by) -> None:
    take_claim(store, by("ann"), "bakery", BAKING)
    assert not take_claim(store, by("bea"), "bakery", "M1203").already


def test_a_colleague_has_it_already(store, by) -> None:
    first = take_claim(store, by("ann"), "bakery", BAKING)
    again = take_claim(store, by("abe"), "bakery", BAKING)
    assert (again.claim_id, again.already) == (first.claim_id, True)


@pytest.mark.parametrize(("day", "free"), [(7, False), (8, True)])
def test_without_a_contact_it_lapses_after_seven_days(store, by, day, free) -> None:
    take_claim(store, by("ann"), "bakery", BAKING)
    if not free:
        with pytest.raises(HeldElsewhere):
            take_claim(store, by("bea", _day(day)), "bakery", BAKING)
        return
    take_claim(store, by("bea", _day(day)), "bakery", BAKING)
    assert [(c.structure_id, c.end, c.ended_on) for c in _claims(store)] == [
        ("ml-a", "lapsed", _day(7)),
        ("ml-b", None, None),
    ]


@pytest.mark.parametrize(("day", "free"), [(21, False), (22, True)])
def test_with_contacts_it_holds_three_weeks(store, by, day, free) -> None:
    take_claim(store, by("ann"), "bakery", BAKING)
    for contacted in (5, 12, 19):
        _call(store, by("abe", _day(contacted)))
    if not free:
        with pytest.raises(HeldElsewhere, match="16/12/2026"):
            take_claim(store, by("bea", _day(day)), "bakery", BAKING)
        return
    take_claim(store, by("bea", _day(day)), "bakery", BAKING)
    assert _claims(store)[0].end == "expired"


def test_a_next_step_keeps_it_awake_until_its_day_and_a_week(store, by) -> None:
    take_claim(store, by("ann"), "bakery", BAKING)
    _call(store, by("ann"), next_step=NextStep.VISIT, next_step_on=_day(10))
    with pytest.raises(HeldElsewhere):
        take_claim(store, by("bea", _day(17)), "bakery", BAKING)
    assert not take_claim(store, by("bea", _day(18)), "bakery", BAKING).already


def test_a_renewal_moves_the_end_and_not_the_silence(store, by) -> None:
    claim = take_claim(store, by("ann"), "bakery", BAKING).claim_id
    assert renew_claim(store, by("ann", _day(3)), claim).until == _day(7)
    _call(store, by("ann", _day(3)), next_step=NextStep.VISIT, next_step_on=_day(20))
    assert renew_claim(store, by("abe", _day(4)), claim).until == _day(25)
    assert _claims(store)[0].renewals == 2


def test_a_contact_about_another_trade_does_not_keep_it_awake(store, by) -> None:
    take_claim(store, by("ann"), "bakery", BAKING)
    _call(store, by("ann", _day(6)), trade="M1203")
    assert not take_claim(store, by("bea", _day(8)), "bakery", BAKING).already


def test_a_claim_that_is_over_is_neither_renewed_nor_released(store, by) -> None:
    claim = take_claim(store, by("ann"), "bakery", BAKING).claim_id
    for change in (renew_claim, release_claim):
        with pytest.raises(NotPossible, match="libre"):
            change(store, by("ann", _day(8)), claim)


def test_nobody_else_renews_or_releases_it(store, by) -> None:
    claim = take_claim(store, by("ann"), "bakery", BAKING).claim_id
    for change in (renew_claim, release_claim):
        with pytest.raises(NotFound):
            change(store, by("bea"), claim)


def test_released_it_is_free_at_once(store, by) -> None:
    claim = take_claim(store, by("ann"), "bakery", BAKING).claim_id
    release_claim(store, by("abe"), claim)
    assert not take_claim(store, by("bea"), "bakery", BAKING).already
    assert _ends(store) == {"ml-a": "released", "ml-b": None}


def test_one_person_holds_only_so_many(store, by) -> None:
    with store.sessions.begin() as session:
        for number in range(26):
            session.add(Employer(id=f"firm-{number}", legal_name="Entreprise Fictive"))
    for number in range(25):
        take_claim(store, by("ann"), f"firm-{number}", BAKING)
    with pytest.raises(TooManyClaims, match="25"):
        take_claim(store, by("ann"), "firm-25", BAKING)
    assert not take_claim(store, by("abe"), "firm-25", BAKING).already
    assert not take_claim(store, by("ann", _day(8)), "firm-24", BAKING).already


def test_a_relation_elsewhere_comes_before_a_cold_call(store, by) -> None:
    add_to_portfolio(store, by("cyr"), "bakery")
    add_to_portfolio(store, by("cyr"), "bakery")
    with pytest.raises(HeldElsewhere, match=r"Chambre A.*portefeuille"):
        take_claim(store, by("ann"), "bakery", BAKING)
    remove_from_portfolio(store, by("cyr"), "bakery")
    assert not take_claim(store, by("ann"), "bakery", BAKING).already


def test_an_apprentice_in_place_is_a_relation_until_a_rupture(store, by) -> None:
    with store.sessions.begin() as session:
        session.add(YoungPerson(id="p", structure_id="ml-b", birth_date=date(2008, 1, 1)))
        session.flush()
        session.add(
            Placement(
                id="c",
                kind=OfferKind.APPRENTICESHIP,
                person_id="p",
                employer_id="bakery",
                rome=BAKING,
                starts_on=_day(-90),
            )
        )
    with pytest.raises(HeldElsewhere, match="apprenti"):
        take_claim(store, by("ann"), "bakery", BAKING)
    with store.sessions.begin() as session:
        session.get(Placement, "c").ruptured_on = _day(-1)
    assert not take_claim(store, by("ann"), "bakery", BAKING).already


@pytest.mark.parametrize(("visibility", "shown"), [("announced", True), ("own_structure", False)])
def test_an_offer_kept_to_oneself_is_not_betrayed(store, by, visibility, shown) -> None:
    with store.sessions.begin() as session:
        session.add(
            Offer(
                id="o",
                kind=OfferKind.APPRENTICESHIP,
                employer_id="bakery",
                rome=BAKING,
                title="Apprenti",
                owner_structure_id="ml-b",
                visibility=visibility,
            )
        )
    if shown:
        with pytest.raises(HeldElsewhere, match="offre"):
            take_claim(store, by("ann"), "bakery", BAKING)
    else:
        assert not take_claim(store, by("ann"), "bakery", BAKING).already


def test_a_structure_that_works_with_it_takes_over_a_cold_call(store, by) -> None:
    take_claim(store, by("ann"), "bakery", BAKING)
    add_to_portfolio(store, by("bea"), "bakery")
    assert not take_claim(store, by("bea"), "bakery", BAKING).already
    assert _ends(store) == {"ml-a": "precedence", "ml-b": None}


def test_of_two_that_work_with_it_the_first_keeps_it(store, by) -> None:
    for who in ("ann", "bea"):
        add_to_portfolio(store, by(who), "bakery")
    take_claim(store, by("ann"), "bakery", BAKING)
    with pytest.raises(HeldElsewhere):
        take_claim(store, by("bea"), "bakery", BAKING)


def test_a_firm_left_alone_is_not_claimed(store, by) -> None:
    note_wish(store, by("bea"), Wish("bakery"))
    with pytest.raises(LeftAlone, match="Mission Locale B"):
        take_claim(store, by("ann"), "bakery", BAKING)


def test_what_does_not_exist_is_said(store, by) -> None:
    with pytest.raises(NotFound, match="Entreprise"):
        take_claim(store, by("ann"), "nowhere", BAKING)
    with pytest.raises(InvalidCode, match="famille"):
        take_claim(store, by("ann"), "bakery", "Z99")


def test_a_coordinator_reads_and_the_console_has_no_structure(store, by, today) -> None:
    with pytest.raises(RightMissing):
        take_claim(store, by("co"), "bakery", BAKING)
    with pytest.raises(NotPossible, match="structure"):
        take_claim(store, Noting(CONSOLE, today, by("ann").now), "bakery", BAKING)
