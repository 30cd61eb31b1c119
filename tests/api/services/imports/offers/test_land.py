"""Offers find their employer and trade, expire on their day, and are numbered by each structure."""

from datetime import date

import pytest

from models.enums import ApplyWay, OfferKind, OfferStatus, Visibility
from models.store.pool_version import pool_version
from models.tables import Employer, Offer

SIRET, OTHER_SIRET = "12345678200010", "12345678200028"


def _employer(**cells: str) -> dict[str, str]:
    line = {"SIRET": SIRET, "Raison sociale": "FOURNIL D'EXEMPLE", "Code NAF": "10.71C"}
    return line | {"Commune": "La Flèche", "Code postal": "72200"} | cells


def _offer(number: str = "O1", **cells: str) -> dict[str, str]:
    line = {"Identifiant": number, "Type": "apprentissage", "Intitulé": "Apprenti boulanger"}
    line |= {"Métier": "D1102", "SIRET": SIRET, "Employeur": "FOURNIL D'EXEMPLE"}
    return line | cells


def test_an_offer_lands_with_its_employer(desk) -> None:
    line = _offer(Places="2", Nuit="x", **{"Niveau préparé": "CAP"})
    report = desk.give("offers", line)
    assert (report.added, report.rejected) == (1, 0)
    (offer,), (employer,) = desk.all(Offer), desk.all(Employer)
    assert offer.employer_id == employer.id
    assert (offer.kind, offer.rome, offer.diploma_level) == (OfferKind.APPRENTICESHIP, "D1102", 3)
    assert (offer.places, offer.visibility) == (2, Visibility.SHARED)
    assert (offer.status, offer.apply_way) == (OfferStatus.LIVE, ApplyWay.THROUGH_OWNER)


def test_an_offer_joins_the_employer_already_known(desk) -> None:
    desk.give("employers", _employer(), source="a")
    desk.give("offers", _offer(Employeur="autre nom"), source="b")
    (employer,) = desk.all(Employer)
    assert employer.legal_name == "FOURNIL D'EXEMPLE"


def test_without_siret_a_name_in_a_commune_is_one_employer(desk) -> None:
    lines = [
        _offer(str(n), SIRET="", Commune=commune, **{"Code postal": ""})
        for n, commune in enumerate(["Le Mans", "Le Mans", "La Flèche"])
    ]
    assert desk.give("offers", *lines).added == 3
    assert desk.count(Employer) == 2


@pytest.mark.parametrize(
    ("code", "rome"), [("A1102", "A1101"), ("D1102", "D1102"), ("boulanger", "D1102")]
)
def test_trades_are_rome_3_whatever_was_written(desk, code: str, rome: str) -> None:
    desk.give("offers", _offer(Métier=code))
    assert desk.all(Offer)[0].rome == rome


def test_an_offer_without_a_known_trade_is_refused(desk) -> None:
    report = desk.give("offers", _offer(Métier="N9999"), _offer("O2", Métier="", Intitulé="Poste"))
    assert (report.added, report.rejected) == (0, 2)
    assert [flaw.column for flaw in report.flaws] == ["Métier", "Intitulé"]


def test_importing_offers_twice_changes_nothing_and_a_newer_file_updates(desk) -> None:
    desk.give("offers", _offer(), _offer("O2"))
    before = desk.everything()
    assert desk.give("offers", _offer(), _offer("O2")).unchanged == 2
    assert desk.everything() == before
    report = desk.give("offers", _offer(Places="3"), _offer("O2"))
    assert (report.updated, report.unchanged) == (1, 1)


@pytest.mark.parametrize(
    ("expires", "status"),
    [("21/11/2026", OfferStatus.EXPIRED), ("22/11/2026", OfferStatus.LIVE)],
)
def test_an_offer_expires_the_day_after_its_last(desk, expires: str, status: OfferStatus) -> None:
    desk.give("offers", _offer(**{"Expire le": expires}))
    assert desk.all(Offer)[0].status is status


def test_an_offer_expired_in_an_older_file_reopens_with_its_new_date(desk) -> None:
    desk.give("offers", _offer(**{"Expire le": "21/11/2026"}))
    desk.give("offers", _offer(**{"Expire le": "31/12/2026"}))
    stored = desk.all(Offer)[0]
    assert (stored.status, stored.expires_on) == (OfferStatus.LIVE, date(2026, 12, 31))


def test_a_start_window_that_ends_before_it_begins_is_refused(desk) -> None:
    cells = {"Début au plus tôt": "02/09/2026", "Début au plus tard": "01/09/2026"}
    assert desk.give("offers", _offer(**cells)).rejected == 1
    cells["Début au plus tard"] = "02/09/2026"
    assert desk.give("offers", _offer(**cells)).added == 1


def test_an_offer_needs_an_employer_with_siret_or_name(desk) -> None:
    report = desk.give("offers", _offer(SIRET="", Employeur=""))
    assert (report.added, report.rejected) == (0, 1)


def test_the_pool_changes_with_offers_and_employers_and_only_then(desk) -> None:
    def version() -> int:
        with desk.sessions() as session:
            return pool_version(session)

    desk.give("offers", _offer())
    first = version()
    assert first > 0
    desk.give("offers", _offer())
    assert version() == first
    desk.give("offers", _offer(Places="4"))
    assert version() == first + 1


def test_two_structures_may_number_their_offers_alike(desk) -> None:
    from models.enums import NetworkKind
    from models.tables import Network, Structure

    with desk.sessions.begin() as session:
        session.add(Network(id="n", name="N", kind=NetworkKind.MISSION_LOCALE))
        session.flush()
        session.add_all(Structure(id=name, network_id="n", name=name) for name in ("s1", "s2"))
    desk.give("offers", _offer(), structure_id="s1")
    assert desk.give("offers", _offer(), structure_id="s2").added == 1
    assert {offer.owner_structure_id for offer in desk.all(Offer)} == {"s1", "s2"}
