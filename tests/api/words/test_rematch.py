"""How are a run's advice on prices and a barrier to lift told?"""

from api.words.rematch import advice_on_prices, barrier_to_lift

TRIED = [
    {"weight": 0.0, "matched": 3, "shown_score": 50.0},
    {"weight": 0.5, "matched": 8, "shown_score": 47.2},
]


def test_an_advised_weight_says_what_it_brings_and_what_it_costs() -> None:
    told = advice_on_prices({"recommended": 0.5, "tried": TRIED})
    assert told.startswith("Valeur conseillée : 0,50.")
    assert "8 seraient placés au lieu de 3" in told
    assert "de 50,0 à 47,2" in told


def test_zero_is_advised_where_prices_would_place_nobody_more() -> None:
    told = advice_on_prices({"recommended": 0.0, "tried": TRIED})
    assert told.startswith("Valeur conseillée : 0.")
    assert "3 jeunes sont placés" in told


def test_before_any_run_over_all_nothing_is_advised() -> None:
    assert "Aucune valeur conseillée" in advice_on_prices({"recommended": None, "tried": []})


def test_a_barrier_says_what_it_opens() -> None:
    barrier = {"sentence": "Avec un vélo : 2 offres de plus (1 contrat).", "opened": 1}
    told = barrier_to_lift({"barrier": barrier, "options": 0})
    assert told == "Avec un vélo : 2 offres de plus (1 contrat)"
