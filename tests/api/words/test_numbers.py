"""Numbers as French readers write them."""

import pytest

from api.words import numbers
from api.words.numbers import NBSP, ordinal


@pytest.mark.parametrize(
    ("points", "said"), [(307, "+307"), (-2253, f"−2{numbers.NBSP}253"), (0, "0")]
)
def test_signed_points(points, said):
    assert numbers.signed(points) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 offre"), (1, "1 offre"), (2, "2 offres"), (1234, f"1{NBSP}234 offres")],
)
def test_counts_take_the_plural_from_two(count, said):
    assert numbers.counted(count, "offre", "offres") == said


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0.00499, f"<{NBSP}1{NBSP}%"),
        (0.005, f"<{NBSP}1{NBSP}%"),
        (0.0051, f"1{NBSP}%"),
        (0.0, f"0{NBSP}%"),
        (1.0, f"100{NBSP}%"),
    ],
)
def test_a_chance_too_small_to_tell_is_not_said_none(chance, said):
    assert numbers.likelihood(chance) == said


@pytest.mark.parametrize(
    ("place", "said"), [(1, "1re"), (2, "2e"), (21, "21e"), (1200, f"1{NBSP}200e")]
)
def test_a_place_in_a_list(place: int, said: str) -> None:
    assert ordinal(place) == said
