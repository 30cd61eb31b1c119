"""Who lives in the smallest territory? Two Missions Locales, a bakery, two young people."""

from datetime import date
from typing import Any

from models.enums import NetworkKind, OfferKind, Role
from models.tables import (
    Adviser,
    Course,
    Employer,
    Home,
    Network,
    Offer,
    Structure,
    Wish,
    YoungPerson,
)


def bakery_territory() -> list[list[Any]]:
    """Rows in the order in which they may be inserted, each list after the one before."""
    return [
        [Network(id="ml", name="Missions Locales", kind=NetworkKind.MISSION_LOCALE)],
        [
            Structure(id="ml-a", network_id="ml", name="Mission Locale A"),
            Structure(id="ml-b", network_id="ml", name="Mission Locale B"),
        ],
        [
            Adviser(id="adv-a", structure_id="ml-a", display_name="A", role=Role.ADVISER),
            Adviser(id="adv-a2", structure_id="ml-a", display_name="A2", role=Role.ADVISER),
            Adviser(id="adv-b", structure_id="ml-b", display_name="B", role=Role.ADVISER),
            *_bakery_and_cfa(),
        ],
        [
            *_offers(),
            YoungPerson(id="rural-17", structure_id="ml-a", birth_date=date(2010, 3, 14)),
            YoungPerson(id="neighbour", structure_id="ml-a", birth_date=date(2009, 3, 14)),
        ],
        [
            Home(person_id="rural-17", insee="72181"),
            Wish(person_id="rural-17", rank=1, rome="D1102"),
            Home(person_id="neighbour", insee="72181"),
            Wish(person_id="neighbour", rank=1, rome="D1102"),
        ],
    ]


def _bakery_and_cfa() -> list[Any]:
    return [
        Employer(
            id="emp-1",
            siret="73282932000074",
            legal_name="Boulangerie Fictive",
            naf="1071C",
            insee="72181",
        ),
        Course(
            id="cfa-1",
            uai="0720001A",
            cfa_name="CFA Fictif",
            title="CAP boulanger",
            rome="D1102",
            level=3,
            insee="72181",
            start=date(2026, 11, 1),
        ),
    ]


def _offers() -> list[Offer]:
    bakery = {"employer_id": "emp-1", "rome": "D1102"}
    return [
        Offer(
            id="contract",
            kind=OfferKind.APPRENTICESHIP,
            title="Apprenti boulanger",
            diploma_level=3,
            places=2,
            **bakery,
        ),
        Offer(
            id="stay",
            kind=OfferKind.PMSMP,
            title="Découverte boulangerie",
            monthly_limit=2,
            **bakery,
        ),
        Offer(
            id="garage",
            kind=OfferKind.PMSMP,
            title="Découverte garage",
            employer_id="emp-1",
            rome="I1604",
        ),
    ]
