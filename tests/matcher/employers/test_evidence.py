import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.employers.evidence import NAMES, measured
from matcher.employers.reading import Establishment, read_establishment
from matcher.employers.towns import known_towns
from matcher.employers.vocabulary import Vocabulary

TOWNS = known_towns([("Le Mans", ("72000", "72100"))])
VOCABULARY = Vocabulary({"GARAGE": 0.45, "BOULANGERIE": 0.45}, TOWNS)
NAME, STREET = "GARAGE ZORBALU", "12 RUE DES LILAS 72000"


def _measures(first, second):
    pair = (read_establishment(Establishment(*side)) for side in (first, second))
    return dict(zip(NAMES, measured(*pair, VOCABULARY), strict=True))


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("12 rue des Lilas 72000 LE MANS", 6.0),
        ("rue des Lilas 72000", 5.0),
        ("18 rue des Lilas 72000", 4.0),
        ("90 rue des Lilas 72000", 2.5),
        ("12 rue du Moulin 72000", 2.0),
        ("72000", 3.0),
        ("72018", 3.0),  # a CEDEX code: the town may be the same
        ("", 1.5),
        ("Le Mans", 3.0),  # the town of this code
        ("Mayet", 2.0),  # no town we know: a street
        ("12 rue du Moulin 72100", 1.0),
        ("72100", 1.0),
        ("12 rue des Lilas 53000", 0.0),
    ],
)
def test_how_near_the_other_address_is(address, place):
    assert _measures((NAME, "", STREET), (NAME, "", address))["place"] == place


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("12 rue du Moulin 72000", 2.0),
        ("13 rue du Moulin 72000", 0.0),
        ("rue du Moulin 72000", 1.0),
        ("90 rue des Lilas 72000", 1.0),  # within one street `place` says it
    ],
)
def test_a_house_number_speaks_where_streets_differ(address, number):
    assert _measures((NAME, "", STREET), (NAME, "", address))["house_number"] == number


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("AUTO PLUS", "auto plus", 3.0),
        ("AUTO PLUS", "", 2.0),
        ("AUTO PLUS", "AUTO MIKTOPAN", 1.0),
        ("AUTO PLUS", "FLEURS", 0.0),
    ],
)
def test_trade_names_under_one_legal_name(one, other, said):
    assert _measures((NAME, one, STREET), (NAME, other, STREET))["trade_names"] == said


def test_trade_names_say_nothing_under_two_legal_names():
    assert _measures((NAME, "A B", STREET), ("FLEURS", "A B", STREET))["trade_names"] == -1.0


def test_a_street_in_another_departement_is_another_street():
    assert _measures((NAME, "", STREET), (NAME, "", "12 RUE DES LILAS 53000"))["street"] == 0.0


def test_nothing_is_alike_in_nothing():
    nothing = _measures(("", "", ""), ("", "", ""))
    assert (nothing["closest_names"], nothing["rarest_word"]) == (0.0, 0.0)


_texts = st.text("ABEFZ 127éà'", max_size=20)
_sides = st.tuples(_texts, _texts, _texts)


@given(_sides, _sides)
def test_both_orders_of_a_pair_measure_the_same(first, second):
    assert _measures(first, second) == _measures(second, first)


@given(_sides, _sides)
def test_how_a_register_writes_is_no_evidence(first, second):
    lower = tuple(text.lower() for text in second)
    assert _measures(first, second) == _measures(first, lower)
