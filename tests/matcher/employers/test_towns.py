from matcher.employers.address import read_address
from matcher.employers.towns import known_towns

TOWNS = known_towns([("Mont", ["64300"]), ("Mont", ["71140"]), ("Château-Thierry", ["02400", ""])])


def test_a_town_alone_may_be_where_its_code_says():
    assert TOWNS.may_lie_in(read_address("MONT"), "64300")
    assert TOWNS.may_lie_in(read_address("MONT"), "71140")
    assert TOWNS.may_lie_in(read_address("Chateau Thierry"), "02400")


def test_another_code_a_number_or_a_code_of_its_own_say_otherwise():
    assert not TOWNS.may_lie_in(read_address("MONT"), "72000")
    assert not TOWNS.may_lie_in(read_address("3 MONT"), "64300")
    assert not TOWNS.may_lie_in(read_address("MONT 64300"), "64300")
    assert not TOWNS.may_lie_in(read_address(""), "64300")
    assert not TOWNS.may_lie_in(read_address("MONT"), "")


def test_codes_of_no_town_are_cedex_codes():
    assert TOWNS.postcodes == {"64300", "71140", "02400"}
