"""Who takes an employer, who is told what, and who frees it?"""

import pytest
from stored.bakery_calls import BAKING, day_after, ends

from api.services.not_possible import NotPossible
from api.services.noting import Noting
from api.services.prospection.held.claims import release_claim, renew_claim, take_claim
from api.services.prospection.held.leave_alone import Wish, note_wish
from api.services.prospection.refusals import HeldElsewhere, LeftAlone, TooManyClaims
from api.services.viewer import CONSOLE
from models.errors import InvalidCode, NotFound, RightMissing
from models.tables import Employer


def test_whoever_comes_second_is_told_who_has_it_and_until_when(store, by) -> None:
    take_claim(store, by("ann"), "bakery", BAKING)
    with pytest.raises(HeldElsewhere) as told:
        take_claim(store, by("bea"), "bakery", "D1101")
    assert (told.value.holder, told.value.until) == ("Mission Locale A", day_after(7))
    assert "Mission Locale A" in str(told.value)
    assert "02/12/2026" in str(told.value)


def test_another_family_of_trades_is_free(store, by) -> None:
    take_claim(store, by("ann"), "bakery", BAKING)
    assert not take_claim(store, by("bea"), "bakery", "M1203").already


def test_a_colleague_has_it_already(store, by) -> None:
    first = take_claim(store, by("ann"), "bakery", BAKING)
    again = take_claim(store, by("abe"), "bakery", BAKING)
    assert (again.claim_id, again.already) == (first.claim_id, True)


def test_a_claim_that_is_over_is_neither_renewed_nor_released(store, by) -> None:
    claim = take_claim(store, by("ann"), "bakery", BAKING).claim_id
    for change in (renew_claim, release_claim):
        with pytest.raises(NotPossible, match="libre"):
            change(store, by("ann", day_after(8)), claim)


def test_nobody_else_renews_or_releases_it(store, by) -> None:
    claim = take_claim(store, by("ann"), "bakery", BAKING).claim_id
    for change in (renew_claim, release_claim):
        with pytest.raises(NotFound):
            change(store, by("bea"), claim)


def test_released_it_is_free_at_once(store, by) -> None:
    claim = take_claim(store, by("ann"), "bakery", BAKING).claim_id
    release_claim(store, by("abe"), claim)
    assert not take_claim(store, by("bea"), "bakery", BAKING).already
    assert ends(store) == {"ml-a": "released", "ml-b": None}


def test_one_person_holds_only_so_many(store, by) -> None:
    with store.sessions.begin() as session:
        for number in range(26):
            session.add(Employer(id=f"firm-{number}", legal_name="Entreprise Fictive"))
    for number in range(25):
        take_claim(store, by("ann"), f"firm-{number}", BAKING)
    with pytest.raises(TooManyClaims, match="25"):
        take_claim(store, by("ann"), "firm-25", BAKING)
    assert not take_claim(store, by("abe"), "firm-25", BAKING).already
    assert not take_claim(store, by("ann", day_after(8)), "firm-24", BAKING).already


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
