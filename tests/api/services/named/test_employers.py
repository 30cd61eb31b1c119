"""Is the employer found that an adviser means, however its name is typed?"""

import pytest
from sqlalchemy.orm import Session

from api.services.named.employers import (
    NewEmployer,
    employer_for,
    employers_named,
    siret_of,
)
from data.sources.unnamed import UNKNOWN_EMPLOYER
from models.tables import Employer

NAMES = {
    "a": "Boulangerie Hélène Le Guen",
    "b": "BOULANGERIE DU CENTRE",
    "c": "Garage de l'Étoile",
    "d": "Ça Coiffe",
    "e": UNKNOWN_EMPLOYER,
}


@pytest.fixture
def town(session: Session) -> Session:
    rows = [Employer(id=key, legal_name=name, insee="72181") for key, name in NAMES.items()]
    session.add_all(rows)
    session.add(
        Employer(id="f", legal_name="SARL 412", trade_name="Le Pain Doré", siret="73282932000074")
    )
    session.flush()
    return session


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("helene le guen", "a"),
        ("BOULANGERIE HELENE", "a"),
        ("boulangerie du centre", "b"),
        ("garage etoile", "c"),
        ("GARAGE DE L'ÉTOILE", "c"),
        ("pain dore", "f"),
        ("732 829 320 00074", "f"),
    ],
)
def test_accents_case_and_small_words_do_not_matter(town: Session, typed: str, first: str) -> None:
    found = employers_named(town, typed)
    assert found
    assert found[0].employer_id == first


@pytest.mark.parametrize("typed", ["", "  ", "zz", "Communiqué employeur", "%", "100 % pain"])
def test_nothing_close_finds_nobody(town: Session, typed: str) -> None:
    assert employers_named(town, typed) == []


def test_a_line_says_name_and_commune(town: Session) -> None:
    line = employers_named(town, "centre")[0]
    assert (line.name, line.commune) == ("BOULANGERIE DU CENTRE", "Le Mans")


def test_a_siret_known_here_is_that_employer(town: Session) -> None:
    assert employer_for(town, NewEmployer("Autre nom", "72181", "73282932000074")).id == "f"


def test_a_siret_is_told_from_a_name() -> None:
    assert siret_of("732 829 320 00074") == "73282932000074"
    assert siret_of("73282932000075") is None
    assert siret_of("Garage 72") is None
