"""Are means, licences, lifts and limits entered and shown again?"""

from collections.abc import Callable
from datetime import time
from typing import Any

SAVE = Callable[..., Any]


def test_travel_means_licences_lifts_and_limits(save: SAVE, shown: SAVE, stored: SAVE) -> None:
    entered = {
        "pied": "non",
        "velo": "oui",
        "voiture": "non",
        "permis-am": "oui",
        "permis-b": "oui",
        "minutes-entreprise": "40",
        "minutes-cfa": "75",
        "trajet-1-jour-2": "oui",
        "trajet-1-depart": "07:30",
        "trajet-1-retour": "18:00",
        "aucune-mobilite": "oui",
    }
    save("deplacements", entered)
    facts = ("walks", "has_bike", "has_moped", "has_car", "licences", "no_mobility")
    assert [stored(fact) for fact in facts] == [False, True, None, False, "am,b", True]
    assert (stored("max_minutes_employer"), stored("max_minutes_cfa")) == (40, 75)
    (lift,) = stored("lifts")
    assert (lift.weekdays, lift.leaves_after, lift.back_before) == (
        "1235",
        time(7, 30),
        time(18, 0),
    )
    texts = shown("deplacements").texts
    assert {name: texts[name] for name in entered} == entered


def test_a_lift_needs_a_day_and_comes_back_after_it_leaves(mistakes: SAVE) -> None:
    told = mistakes(
        "deplacements",
        {
            "minutes-cfa": "241",
            "trajet-1-retour": "06:00",
            "trajet-2-depart": "08:00",
        },
    )
    assert set(told) == {"minutes-cfa", "trajet-1-retour", "trajet-2-jour-1"}
