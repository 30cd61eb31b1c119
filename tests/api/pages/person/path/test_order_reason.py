"""Is an adviser asked why, in one tap that may be skipped, only where others were passed over?"""

import pytest
from sqlalchemy import select

from api.words.followup import ORDER_REASONS
from models.enums import OrderReason
from models.tables import OrderOverride

RANKING = "/jeunes/rural-17"
PROPOSE = f"{RANKING}/propositions"


@pytest.fixture
def contracts(client):
    """Ids of the contracts listed, best first."""
    offers = client.get("/api/v1/young-people/rural-17/ranking").json()["offers"]
    return [each["offer_id"] for each in offers if each["kind"] == "apprenticeship"]


def _kept(desk):
    with desk.store.reading() as session:
        return session.scalars(select(OrderOverride)).one()


def test_every_reason_has_its_words():
    assert set(ORDER_REASONS) == {reason.value for reason in OrderReason}


def test_the_first_is_proposed_without_a_question(desk, contracts):
    part = desk.send(PROPOSE, part=True, offre=contracts[0])
    assert not part.all("button", name="raison")


def test_the_third_is_proposed_at_once_and_asks_why_in_one_tap(desk, contracts):
    part = desk.send(PROPOSE, part=True, offre=contracts[2])
    assert "Proposée le" in part.elements[0].text + "".join(e.text for e in part.elements)
    (asked,) = part.all("details")
    assert "open" in asked.attributes
    assert "Pourquoi avant 2 offres mieux classées ?" in asked.text
    taps = {e.attributes["value"] for e in part.all("button", name="raison")}
    assert taps == {reason.value for reason in OrderReason}
    (form,) = part.all("form")
    said = desk.send(form.attributes["action"], part=True, raison="knows_employer")
    assert said.elements[0].text == "Raison notée : le jeune connaît l'employeur."
    assert (_kept(desk).passed_over, _kept(desk).reason) == (2, OrderReason.KNOWS_EMPLOYER)
    told = "Choisie avant 2 offres mieux classées : le jeune connaît l'employeur."
    for page in (f"{RANKING}/parcours", f"{RANKING}/offres/{contracts[2]}"):
        assert told in desk.text(desk.read(page))


def test_a_page_read_later_folds_the_question_that_was_skipped(desk, contracts):
    desk.send(PROPOSE, offre=contracts[1])
    page = desk.read(f"{RANKING}/parcours")
    (asked,) = [e for e in page.all("details") if "Pourquoi avant 1 offre" in e.text]
    assert "open" not in asked.attributes
    assert max(page.ids().values()) == 1


def test_without_a_script_the_path_says_that_it_is_noted(desk, contracts):
    desk.send(PROPOSE, offre=contracts[1])
    address = f"{PROPOSE}/{_kept(desk).proposal_id}/raison"
    assert "La raison est notée." in desk.text(desk.send(address, raison="cfa_place"))


@pytest.mark.parametrize(
    ("texts", "told"), [({}, "Choisissez"), ({"raison": "autre"}, "hors liste")]
)
def test_free_text_is_no_reason(desk, contracts, texts, told):
    desk.send(PROPOSE, offre=contracts[1])
    address = f"{PROPOSE}/{_kept(desk).proposal_id}/raison"
    page = desk.send(address, 422, **texts)
    assert told in page.all("div", role="alert", class_="alert")[0].text
    assert _kept(desk).reason is None
