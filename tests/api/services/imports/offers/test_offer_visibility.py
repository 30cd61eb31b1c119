"""An offer that is not for everybody needs somebody whose it is."""

import pytest

from models.enums import NetworkKind, Visibility
from models.tables import Employer, Network, Offer, Structure


def _offer(number: str, visibility: str) -> dict[str, str]:
    line = {"Identifiant": number, "Type": "apprentissage", "Intitulé": "Apprenti boulanger"}
    line |= {"Métier": "D1102", "Employeur": "FOURNIL D'EXEMPLE", "Commune": "La Flèche"}
    return line | {"Code postal": "72200", "Visibilité": visibility}


@pytest.mark.parametrize("visibility", ["structure", "annoncée"])
def test_an_offer_kept_to_a_structure_that_is_not_said_is_refused(desk, visibility: str) -> None:
    report = desk.give("offers", _offer("1", visibility))
    assert (report.added, report.rejected) == (0, 1)
    assert [(flaw.column, "--structure" in flaw.reason) for flaw in report.flaws] == [
        ("Visibilité", True)
    ]
    assert desk.count(Offer) == desk.count(Employer) == 0


@pytest.mark.parametrize("visibility", ["partagée", ""])
def test_an_offer_for_everybody_needs_no_structure(desk, visibility: str) -> None:
    assert desk.give("offers", _offer("1", visibility)).added == 1
    assert desk.all(Offer)[0].visibility == Visibility.SHARED


def test_an_offer_kept_to_the_structure_given_is_its_own(desk) -> None:
    with desk.sessions.begin() as session:
        session.add(Network(id="n", name="Réseau", kind=NetworkKind.OTHER))
        session.flush()
        session.add(Structure(id="s1", network_id="n", name="s1"))
    assert desk.give("offers", _offer("1", "structure"), structure_id="s1").added == 1
    (offer,) = desk.all(Offer)
    assert (offer.visibility, offer.owner_structure_id) == (Visibility.OWN_STRUCTURE, "s1")
