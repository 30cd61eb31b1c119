"""Headers as people write them go with the field they mean, or none: never a wrong one."""

import pytest

from data.sources.column_guesses import How, guess_columns
from data.sources.columns import KINDS

OFFERS = KINDS["offers"]
# Judged by hand on headers of no list the likeness was set on; None: too little to say.
JUDGED = {
    "Réf. de l'annonce": "source_id",
    "Titre du poste": "title",
    "Intitule": "title",
    "Code métier ROME": "trade",
    "Nom entreprise": "legal_name",
    "N° de SIRET": "siret",
    "Nbre de places": "places",
    "Places disponibles": "places",
    "Code postale": "postcode",
    "Niveau de formation préparé": "diploma_level",
    "Publication": "published_on",
    "Commune de travail": "commune",
    "Date": None,
    "Nom": None,
    "Contact": None,
    "Adresse mail": None,
    "Secteur": None,
    "Zone": None,
    "Année": None,
}


@pytest.mark.parametrize(("header", "field"), JUDGED.items())
def test_a_header_alone_goes_with_its_field_or_stays_open(header: str, field: str | None) -> None:
    (guess,) = guess_columns((header,), OFFERS, {})
    assert guess.key in (field, None)
    assert guess.how is not How.FREE_TEXT


def test_three_in_four_of_the_headers_that_mean_a_field_are_guessed() -> None:
    meant = {header: field for header, field in JUDGED.items() if field}
    found = [
        guess_columns((header,), OFFERS, {})[0].key == field for header, field in meant.items()
    ]
    assert sum(found) >= 0.75 * len(meant)


def test_no_field_is_given_twice_and_a_known_header_goes_first() -> None:
    guesses = guess_columns(("Nombre de places", "Nb places", "Places"), OFFERS, {})
    assert [(each.key, each.how) for each in guesses] == [
        (None, How.UNKNOWN),
        (None, How.UNKNOWN),
        ("places", How.KNOWN),
    ]


def test_what_somebody_said_before_stands_unread_columns_too() -> None:
    remembered = {"Truc": "title", "Places": ""}
    truc, places = guess_columns(("Truc", "Places"), OFFERS, remembered)
    assert (truc.key, truc.how) == ("title", How.REMEMBERED)
    assert (places.key, places.how) == (None, How.REMEMBERED)


def test_comments_are_told_apart_and_never_guessed() -> None:
    (guess,) = guess_columns(("Observations sur le titre",), OFFERS, {})
    assert (guess.key, guess.how) == (None, How.FREE_TEXT)
