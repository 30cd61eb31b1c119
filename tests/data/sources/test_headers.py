"""Columns are found by header, alias or mapping; what is missing is named with a suggestion."""

import pytest

from data.sources.columns import KINDS
from data.sources.headers import HeaderMap, map_headers
from models.errors import BrokenInput

PEOPLE = KINDS["young-people"]
EMPLOYERS = KINDS["employers"]


def _map(*headers: str, **mapping: str) -> HeaderMap:
    return map_headers(headers, EMPLOYERS, mapping, "f.csv")


def test_accents_capitals_and_signs_of_headers_do_not_matter() -> None:
    found = _map("N° SIRET", "RAISON SOCIALE", "effectif ")
    assert found.positions == {"siret": 0, "legal_name": 1, "headcount": 2}


def test_the_header_itself_goes_before_an_alias() -> None:
    found = _map("Entreprise", "SIRET", "Raison sociale")
    assert found.positions["legal_name"] == 2
    assert found.ignored == ("Entreprise",)


def test_a_mapping_goes_before_headers_and_takes_french_names_or_keys() -> None:
    found = _map("SIRET", "Raison sociale", "Boîte", **{"Boîte": "Raison sociale"})
    assert found.positions["legal_name"] == 2
    assert _map("Num", "Employeur", Num="siret").positions["siret"] == 0


def test_a_mapping_to_an_unknown_field_is_refused_with_the_nearest() -> None:
    with pytest.raises(BrokenInput, match=r"« Raison social » n'existe pas.*« Raison sociale »"):
        _map("SIRET", "Raison sociale", x="Raison social")


def test_a_saved_mapping_of_a_header_that_is_gone_is_harmless() -> None:
    assert _map("SIRET", "Raison sociale", Ancien="siret").positions["siret"] == 0


def test_missing_columns_are_listed_with_what_was_found_and_a_suggestion() -> None:
    with pytest.raises(BrokenInput) as error:
        _map("SIRET", "Raizon sociale")
    said = str(error.value)
    assert "colonne manquante : « Raison sociale »" in said
    assert "Trouvé : « SIRET », « Raizon sociale »" in said
    assert "Serait-ce « Raizon sociale »" in said
    assert "--map" in said


def test_no_suggestion_is_made_when_nothing_is_alike() -> None:
    with pytest.raises(BrokenInput) as error:
        _map("SIRET", "zzz")
    assert "Serait-ce" not in str(error.value)


def test_one_column_of_a_group_is_enough_and_none_is_not() -> None:
    assert _map("Identifiant", "Raison sociale").positions["source_id"] == 0
    with pytest.raises(BrokenInput, match="« SIRET ou Identifiant »"):
        _map("Raison sociale")


@pytest.mark.parametrize(
    "header", ["Commentaires", "Observations du conseiller", "REMARQUE", "Texte libre", "Notes"]
)
def test_comment_columns_are_set_apart_and_never_mapped(header: str) -> None:
    headers = ("Identifiant", "Date de naissance", "Commune", header)
    found = map_headers(headers, PEOPLE, {}, "f.csv")
    assert found.free_text == (header,)
    assert 3 not in found.positions.values()


def test_no_two_columns_of_a_kind_answer_to_the_same_header() -> None:
    for kind in KINDS.values():
        names = [name for column in kind.columns for name in set(column.names())]
        assert len(names) == len(set(names)), kind.name
