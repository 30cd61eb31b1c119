"""Is what a contract pays and owes told beside an offer, and never scored?"""

from stored.offer_desk import OFFER, Desk

from models.enums import Visibility


def test_what_a_contract_pays_and_owes_is_told_beside_the_sum(desk: Desk) -> None:
    # domain.md §1, Pay, Employer aid, Filing: shown, never scored.
    told = desk.offer(OFFER)
    assert [fact["rule"] for fact in told["contract"]] == [
        "pay_percent_of_smic",
        "employer_aid",
        "deadline_filing_opco",
        "deadline_free_rupture",
    ]
    assert "27 % du SMIC la 1re année" in told["contract"][0]["sentence"]
    assert {"pay_percent_of_smic", "employer_aid"}.isdisjoint(
        entry["factor"] for entry in told["offer"]["contributions"]
    )


def test_an_announced_offer_does_not_tell_the_size_of_its_employer(desk: Desk) -> None:
    own = desk.offer(OFFER)["contract"][1]["sentence"]
    assert "250 salariés et plus" not in own
    desk.change(visibility=Visibility.ANNOUNCED, owner_structure_id="cma-lemans")
    stranger = desk.offer(OFFER)
    assert stranger["offer"]["announced"] is True
    assert "250 salariés et plus" in stranger["contract"][1]["sentence"]
