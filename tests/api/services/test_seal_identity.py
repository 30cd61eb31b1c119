"""Is an identity kept sealed, and found by name?"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.services.persons import ids_of_name
from api.services.seal_identity import seal_identity
from models.errors import InvalidCode, NotFound, PersonalNumberRefused
from models.store.sealing import PersonIdentity, Sealer
from models.tables import Identity, YoungPerson

BORN = date(2009, 3, 14)
ZOE = PersonIdentity("Lefèvre-d'Exemple", "Zoé", phone="01 99 00 00 17")


@pytest.fixture
def someone(session: Session, add_person: Callable[..., Any], sealer: Sealer) -> Session:
    add_person("rural-17")
    seal_identity(session, sealer, "rural-17", ZOE)
    return session


def test_the_row_holds_nothing_readable(someone: Session, sealer: Sealer) -> None:
    row = someone.get_one(Identity, "rural-17")
    assert sealer.open(row.sealed) == ZOE
    assert b"Exemple" not in row.sealed
    assert "exemple" not in (row.lookup_hash + str(row.name_hash)).lower()


def test_the_person_is_found_by_name_and_birth_date_however_spelt(
    someone: Session, sealer: Sealer
) -> None:
    assert ids_of_name(someone, sealer, ("LEFEVRE D EXEMPLE", "zoe"), BORN) == ["rural-17"]
    assert ids_of_name(someone, sealer, ("LEFEVRE D EXEMPLE", "zoe"), date(2009, 3, 15)) == []


def test_sealing_again_replaces_and_follows_a_corrected_birth_date(
    someone: Session, sealer: Sealer
) -> None:
    corrected = date(2009, 4, 13)
    someone.get_one(YoungPerson, "rural-17").birth_date = corrected
    seal_identity(someone, sealer, "rural-17", ZOE)
    assert ids_of_name(someone, sealer, ("Lefèvre d'Exemple", "Zoé"), corrected) == ["rural-17"]
    assert ids_of_name(someone, sealer, ("Lefèvre d'Exemple", "Zoé"), BORN) == []


@pytest.mark.parametrize("field", ["phone", "email", "imilo_number", "representative"])
def test_a_personal_number_is_refused_in_any_field(
    someone: Session, sealer: Sealer, field: str
) -> None:
    # Département 99, commune 999: nobody's number.
    identity = PersonIdentity("Exemple", "Zoé", **{field: "2 09 03 99 999 999"})
    with pytest.raises(PersonalNumberRefused) as refused:
        seal_identity(someone, sealer, "rural-17", identity)
    assert "999" not in str(refused.value)
    assert sealer.open(someone.get_one(Identity, "rural-17").sealed) == ZOE


def test_a_name_without_a_letter_or_an_unknown_person_is_refused(
    someone: Session, sealer: Sealer
) -> None:
    with pytest.raises(InvalidCode, match="prénom"):
        seal_identity(someone, sealer, "rural-17", PersonIdentity("Exemple", "-"))
    with pytest.raises(NotFound, match="Jeune introuvable : nobody"):
        seal_identity(someone, sealer, "nobody", ZOE)
