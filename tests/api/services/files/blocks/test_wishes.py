"""Are wishes ordered, detailed, added, confirmed, each once?"""

from collections.abc import Callable
from typing import Any

from tests.api.services.files.conftest import TODAY

SAVE = Callable[..., Any]


def test_wishes_are_ordered_detailed_added_and_confirmed(save: SAVE, stored: SAVE) -> None:
    save("souhaits", {"nouveau": "mécano", "nouveau-choix": "I1604"})
    save("souhaits", {"nouveau": "d1106"})
    save(
        "souhaits",
        {
            "souhait-2-niveau": "3",
            "souhait-2-rncp": "37537",
            "souhait-2-certitude": "sure",
            "souhait-2-minutes": "30",
            "confirmes-aujourdhui": "oui",
        },
    )
    wishes = stored("wishes")
    assert [(wish.rank, wish.rome) for wish in wishes] == [(1, "D1102"), (2, "I1604"), (3, "D1106")]
    second = wishes[1]
    assert (second.target_level, second.target_rncp, second.certainty, second.max_minutes) == (
        3,
        "RNCP37537",
        "sure",
        30,
    )
    assert stored("wishes_confirmed_on") == TODAY


def test_two_wishes_may_change_places(save: SAVE, stored: SAVE) -> None:
    save("souhaits", {"nouveau": "I1604"})
    save("souhaits", {"souhait-1-rome": "I1604", "souhait-2-rome": "D1102"})
    assert [wish.rome for wish in stored("wishes")] == ["I1604", "D1102"]


def test_a_wish_must_be_chosen_once_and_exist(mistakes: SAVE) -> None:
    assert set(mistakes("souhaits", {"nouveau": "méca auto"})) == {"nouveau"}
    assert mistakes("souhaits", {"nouveau": "D1102"}) == {
        "nouveau": "Ce métier est déjà dans la liste."
    }
    assert set(mistakes("souhaits", {"souhait-1-rome": "Z9999"})) == {"souhait-1-rome"}
    assert set(mistakes("souhaits", {"souhait-2-rome": "D1102"})) == {"souhait-2-rome"}
    assert set(mistakes("souhaits", {"souhait-1-rncp": "abc"})) == {"souhait-1-rncp"}
