"""Who shares profiles? Three structures, and the young people of one of them."""

from datetime import UTC, date, datetime
from typing import Any, Final

from api.services.exchange.requests.ask import Ask
from api.services.exchange.requests.lines import Side
from api.services.exchange.requests.listed import requests_of
from models.enums import NetworkKind, OfferKind, RequestReason, RequestState, Rhythm, Role
from models.tables import (
    Account,
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

SAID: Final = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
# Le Mans, and Allonnes in the same employment zone.
LE_MANS, ALLONNES = "72181", "72003"
FOR_OFFER: Final = Ask(RequestReason.OFFER, offer_id="dough")


def networks() -> list[Any]:
    """Two Missions Locales and a chamber."""
    names = {"ml-a": "Mission Locale A", "ml-b": "Mission Locale B", "cma-a": "Chambre A"}
    return [
        Network(id="ml", name="Missions Locales", kind=NetworkKind.MISSION_LOCALE),
        Network(id="cma", name="Chambres", kind=NetworkKind.CMA),
        *(
            Structure(id=key, network_id="cma" if key == "cma-a" else "ml", name=name)
            for key, name in names.items()
        ),
    ]


WHO = {
    "ann": ("ml-a", Role.ADVISER),
    "abe": ("ml-a", Role.EMPLOYER_OFFICER),
    "bea": ("ml-b", Role.ADVISER),
    "cyr": ("cma-a", Role.EMPLOYER_OFFICER),
    "co": ("cma-a", Role.COORDINATOR),
}


def records() -> list[Any]:
    """Who works there, a bakery and its CFA, one offer of each of two structures."""
    return [
        *(
            Adviser(id=key, structure_id=structure, display_name=key.title(), role=role)
            for key, (structure, role) in WHO.items()
        ),
        Account(adviser_id="ann", login="ann@exemple.invalid", password_hash="x", created_at=SAID),
        Employer(id="bakery", legal_name="Boulangerie Fictive", insee=LE_MANS),
        Course(
            id="cap",
            uai="0720001A",
            cfa_name="CFA Fictif",
            title="CAP boulanger",
            rome="D1102",
            insee=LE_MANS,
            rhythm=Rhythm.ONE_WEEK_IN_TWO,
        ),
        Offer(
            id="dough",
            kind=OfferKind.APPRENTICESHIP,
            employer_id="bakery",
            rome="D1102",
            title="Apprenti boulanger",
            owner_structure_id="cma-a",
        ),
        Offer(
            id="other",
            kind=OfferKind.APPRENTICESHIP,
            employer_id="bakery",
            rome="D1102",
            title="Offre d'une autre structure",
            owner_structure_id="ml-b",
        ),
    ]


def people() -> list[Any]:
    """Zoé, 19, among four of her age; Mia, 16, alone of hers."""
    common = {"structure_id": "ml-a", "birth_date": date(2007, 3, 14)}
    return [
        YoungPerson(
            id="zoe",
            **common,
            referent_id="ann",
            course_id="cap",
            has_car=False,
            uses_transit=True,
            max_minutes_employer=40,
            available_from=date(2026, 12, 14),
        ),
        # Sixteen: alone of her age, whatever the place.
        YoungPerson(id="mia", structure_id="ml-a", birth_date=date(2010, 3, 14)),
        *(YoungPerson(id=f"other-{number}", **common) for number in range(4)),
    ]


def homes() -> list[Any]:
    """Where they live and what they wish for."""
    return [
        Home(person_id="zoe", insee=ALLONNES, label="chez la mère de Zoé"),
        Home(person_id="mia", insee=ALLONNES),
        *(Home(person_id=f"other-{number}", insee=LE_MANS) for number in range(4)),
        Wish(person_id="zoe", rank=1, rome="D1102", target_level=3),
        Wish(person_id="zoe", rank=2, rome="G1602"),
        Wish(person_id="mia", rank=1, rome="D1102"),
    ]


def states(store, by) -> set[tuple[RequestState, object]]:
    """What the two sides read: one element where they read the same."""
    lines = [
        *requests_of(store, by("ann"), Side.IN),
        *requests_of(store, by("cyr"), Side.OUT),
    ]
    assert len(lines) == 2
    return {(line.state, line.settled_on) for line in lines}
