import pytest

from matcher.employers.address import Address, read_address


@pytest.mark.parametrize(
    ("text", "numbers", "street", "postcode"),
    [
        ("12 bis, av. de la Gare 72000 Le Mans", {12}, ("GARE",), "72000"),
        ("1 9 RUE DES CHEMINOTS 93210", {1, 9}, ("CHEMINOTS",), "93210"),
        ("4B RUE HENRY MARET 57000", {4}, ("HENRY", "MARET"), "57000"),
        ("29 RUE DES JARDINIERS CS 34218 54042 NANCY CEDEX", {29}, ("JARDINIERS",), "54042"),
        ("BD DU GAL DE GAULLE", set(), ("GENERAL", "GAULLE"), ""),
        ("21450", set(), (), "21450"),
        ("12", {12}, (), ""),
        ("", set(), (), ""),
    ],
)
def test_parts_of_an_address(text, numbers, street, postcode):
    assert read_address(text) == Address(frozenset(numbers), street, postcode)


def test_a_letter_is_part_of_a_house_number_only_behind_it():
    assert read_address("B RUE DU LAC 72000").numbers == frozenset()
    assert read_address("7 B RUE DU LAC 72000").numbers == {7}
