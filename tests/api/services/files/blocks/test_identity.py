"""Is the identity sealed, found again, and refused where it cannot be?"""

from collections.abc import Callable
from datetime import date
from typing import Any

from models.store.sealing import PersonIdentity
from models.tables import Identity
from tests.api.services.files.conftest import PERSON

SAVE = Callable[..., Any]


def test_identity_is_sealed_anew_and_found_under_its_new_name(
    desk: Any, save: SAVE, shown: SAVE, stored: SAVE
) -> None:
    save(
        "identite",
        {"nom": "LEFÈVRE", "prenom": "Léo", "naissance": "2009-03-15", "telephone": "0612345678"},
    )
    with desk.store.reading() as session:
        row = session.get_one(Identity, PERSON)
        identity = desk.store.sealer.open(row.sealed)
        assert row.lookup_hash == desk.store.sealer.lookup_hash("Lefevre", "LEO", date(2009, 3, 15))
        assert row.name_hash == desk.store.sealer.name_hash("lefevre")
    assert identity == PersonIdentity("LEFÈVRE", "Léo", phone="0612345678")
    assert stored("edited_fields") == "birth_date,family_name,given_name,phone"
    assert shown("identite").lines[2].text == "06 12 34 56 78"


def test_identity_refuses_what_cannot_be(mistakes: SAVE) -> None:
    told = mistakes(
        "identite",
        {
            "nom": "...",
            "prenom": "",
            "naissance": "2030-01-01",
            "telephone": "12",
            "courriel": "leo",
            "representant": "1 85 05 78 006 084 36",
        },
    )
    assert set(told) == {"nom", "prenom", "naissance", "telephone", "courriel", "representant"}
