import pytest

from matcher.trades.places import Places, place_names

NAMES = place_names(["Le Mans", "Tours", "Saint-Pierre-en-Port", "Vert", "Eu", "Sablé-sur-Sarthe"])
PLACES = Places(NAMES, place_names(["Le Mans", "Tours"]))
STEMS = frozenset({"tour", "vert", "pierr", "port", "saint", "boulanger"})


@pytest.mark.parametrize(
    "text",
    ["Le Mans", "LE MANS", "72000 Le Mans", "à Tours", "St-Pierre-en-Port", "sable sur sarthe"],
)
def test_a_town_alone_is_a_town(text: str) -> None:
    assert PLACES.is_town(text, STEMS)


@pytest.mark.parametrize("text", ["boulanger", "vert", "Le Mans boulanger", "", "72000", "eu"])
def test_a_trade_a_short_word_or_nothing_is_no_town(text: str) -> None:
    assert not PLACES.is_town(text, STEMS)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Le Mans boulanger", "boulanger"),
        ("boulanger à Sablé-sur-Sarthe", "boulanger a"),
        ("conducteur de tours", "conducteur de tours"),
    ],
)
def test_a_town_is_taken_out_unless_trades_use_its_word(text: str, left: str) -> None:
    assert PLACES.without_towns(text, STEMS) == left
