"""Do errors name the place and the remedy, and never repeat what may be personal?"""

import pytest

from models.errors import BrokenInput, InvalidCode, NotFound, PersonalNumberRefused


@pytest.mark.parametrize("number", ["186057512345678", "1 86 05 75 123 456 78", "0612345678"])
def test_a_number_that_may_be_a_persons_is_not_repeated(number: str) -> None:
    said = str(NotFound("Jeune", number))
    assert said == "Jeune introuvable : identifiant inconnu."


@pytest.mark.parametrize(
    "key", ["rural-17", "jp-0a1b2c3d4e5f", "cfa-0720928t (connues : ml-lemans)"]
)
def test_an_id_of_ours_is_named(key: str) -> None:
    assert str(NotFound("Structure", key)) == f"Structure introuvable : {key}."


def test_a_broken_input_names_file_line_and_column() -> None:
    error = BrokenInput("jeunes.csv", "date attendue.", line=12, column="Né le")
    assert str(error) == "jeunes.csv, ligne 12, colonne « Né le » : date attendue."
    assert str(BrokenInput("jeunes.csv", "vide.")) == "jeunes.csv : vide."


def test_a_code_is_refused_by_its_form() -> None:
    assert str(InvalidCode("SIRET", "14 chiffres", "13 chiffres")) == (
        "SIRET : attendu 14 chiffres, reçu 13 chiffres."
    )


def test_a_personal_number_is_refused_without_being_shown() -> None:
    assert "numéro de sécurité sociale" in str(PersonalNumberRefused("Commentaire"))
