"""Access to the diploma prepared, and the licence the post needs."""

from collections.abc import Callable
from typing import Any

import pytest

from models.enums import Licence


@pytest.mark.parametrize(
    ("diploma", "reached", "excluded", "warned"),
    [
        (3, 2, set(), set()),
        (3, None, set(), set()),
        (4, 2, set(), set()),
        (4, None, set(), {"level_access_unknown"}),
        (5, 3, {"level_access"}, set()),
        (5, 4, set(), set()),
        (5, None, set(), {"level_access_unknown"}),
        (6, 3, {"level_access"}, set()),
        (6, 4, set(), {"level_access_unusual"}),
        (6, 5, set(), set()),
        (7, 4, {"level_access"}, set()),
        (7, 5, set(), {"level_access_unusual"}),
        (7, 6, set(), set()),
        (8, 6, {"level_access"}, set()),
        (8, 7, set(), set()),
        (None, 2, set(), {"level_target_unknown"}),
        (None, None, set(), {"level_target_unknown"}),
    ],
)
def test_the_level_reached_gives_access(
    judged: Callable[..., Any],
    diploma: int | None,
    reached: int | None,
    excluded: set[str],
    warned: set[str],
) -> None:
    found = judged({"level_reached": reached}, {"diploma_level": diploma})
    assert (found.excluded, found.warned) == (excluded, warned)


def test_the_sentence_names_both_levels(judged: Callable[..., Any]) -> None:
    said = judged({"level_reached": 3}, {"diploma_level": 5}).sentences["level_access"]
    assert said == "Diplôme préparé : BTS (niveau 5). Niveau atteint : 3, niveau 4 nécessaire."


def test_a_pmsmp_needs_no_level(judged: Callable[..., Any]) -> None:
    assert not judged({"level_reached": 2}, {"kind": "pmsmp", "diploma_level": 7}).found


@pytest.mark.parametrize(
    ("needed", "held", "excluded", "warned"),
    [
        (None, (), set(), set()),
        ("b", (), {"licence_required"}, set()),
        ("b", (Licence.AM, Licence.A1), {"licence_required"}, set()),
        ("b", (Licence.B,), set(), set()),
        ("b", (Licence.C,), set(), set()),
        ("am", (Licence.B,), set(), set()),
        ("am", (Licence.OTHER,), {"licence_required"}, set()),
        ("c", (Licence.B,), {"licence_required"}, set()),
        ("other", (), set(), {"licence_other"}),
    ],
)
@pytest.mark.parametrize("kind", ["apprenticeship", "pmsmp"])
def test_a_licence_the_post_needs_must_be_held(
    judged: Callable[..., Any],
    kind: str,
    needed: str | None,
    held: tuple[Licence, ...],
    excluded: set[str],
    warned: set[str],
) -> None:
    found = judged({"licences": frozenset(held)}, {"licence_required": needed, "kind": kind})
    assert (found.excluded, found.warned) == (excluded, warned)
