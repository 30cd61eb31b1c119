"""A result is told with how sure it is, what is lost and who got the service; never more."""

import pytest

from api.words.trial_result import chance_told, effect_told, effects_of, result_sentences

NOTHING = {"value": None, "low": None, "high": None}
FOUND = {"value": 0.031, "low": -0.012, "high": 0.074}
TRADES = {"D": "Commerce, Vente et Grande distribution"}


def result(**changes):
    return {
        "itt": {"adjusted": FOUND, "is_adjusted": True, "left_out": 0},
        "chance": 0.16,
        "late": {"effect": NOTHING, "taken": 0.0},
        "attrition": {
            "known_plus": 0.92,
            "known_ordinary": 0.95,
            "is_different": False,
            "bounds": None,
        },
        "groups": {"trade": [], "age": []},
        "spill_over": None,
        **changes,
    }


def said(**changes):
    return " ".join(result_sentences(result(**changes))).replace("\xa0", " ")


def test_an_effect_is_in_points_with_its_interval():
    assert effect_told(FOUND).replace("\xa0", " ") == "+3,1 points (de −1,2 à +7,4)"
    assert effect_told({"value": 0.0, "low": 0.0, "high": 0.0}).startswith("0,0")
    assert effect_told(NOTHING) == "pas assez de jeunes pour le dire"


@pytest.mark.parametrize(
    ("p", "words"), [(0.16, "16,0 %"), (0.0005, "moins de 0,1 %"), (None, "pas assez de jeunes")]
)
def test_a_chance_is_a_share_of_draws(p, words):
    assert words in chance_told(p).replace("\xa0", " ")


def test_what_was_found_how_sure_and_what_is_lost_are_told():
    told = said()
    assert "+3,1 points (de −1,2 à +7,4), ajusté." in told
    assert "dans 16,0 % des cas" in told
    assert "92 % et 95 % des deux groupes ; pertes comparables" in told
    assert "Trop peu de tirés ont vraiment reçu" in told
    assert "sans ajustement" in said(itt={"adjusted": FOUND, "is_adjusted": False, "left_out": 3})


def test_losses_that_differ_are_bounded():
    lost = {"known_plus": 0.9, "known_ordinary": 0.7, "is_different": True, "bounds": (-0.04, 0.21)}
    assert "entre −4,0 et +21,0 points (bornes de Lee)" in said(attrition=lost)
    assert "rien ne peut être borné" in said(attrition=lost | {"bounds": (None, None)})
    alone = {"known_plus": None, "known_ordinary": 1.0, "is_different": False, "bounds": None}
    assert "– et 100 %" in said(attrition=alone)


def test_takers_and_people_without_comparison_are_told():
    told = said(
        late={"effect": FOUND, "taken": 0.5},
        itt={"adjusted": FOUND, "is_adjusted": True, "left_out": 3},
    )
    assert "50 % des tirés de plus que des autres l'ont reçu" in told
    assert "3 jeunes sans personne à qui être comparé" in told


def test_groups_count_together():
    group = {"group": "D", "people": 60, "effect": FOUND, "holm": 0.3}
    assert "Aucun groupe pris seul" in said(groups={"trade": [group], "age": []})
    sure = [group | {"holm": 0.01}, group | {"holm": 0.02}, group | {"holm": None}]
    assert "2 groupes établissent un effet" in said(groups={"trade": sure, "age": []})


def test_spill_over_is_told_and_drawn_share_by_share():
    share = {"share": 0.5, "sites": 10, "served": FOUND, "neighbours": FOUND, "together": NOTHING}
    spread = {"by_share": [share], "slope": FOUND, "p": 0.02}
    told = said(spill_over=spread)
    assert "Part 50 % (10 sites)" in told
    assert "Voisins, d'aucun à tous servis" in told
    drawn = effects_of(result(spill_over=spread), TRADES)
    assert [name.replace("\xa0", " ") for name, _ in drawn[2:]] == [
        "Tirés, part 50 %",
        "Leurs voisins, part 50 %",
        "Tous ensemble, part 50 %",
    ]


def test_groups_are_named():
    rows = [{"group": "D", "effect": FOUND}, {"group": "Z", "effect": FOUND}]
    ages = [{"group": "under_17", "effect": FOUND}, {"group": "unknown", "effect": FOUND}]
    names = [name for name, _ in effects_of(result(groups={"trade": rows, "age": ages}), TRADES)]
    assert names[2:] == [TRADES["D"], "métiers Z", "moins de 17 ans", "âge inconnu"]
