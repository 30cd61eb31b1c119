"""What does one read that a lever would bring?"""

import pytest

from matcher.levers.gains import Change, Gain
from matcher.levers.words import brought
from models.enums import OfferKind

NOTHING = {"opened": 0, "lost": 0, "assured": 0, "risen": 0, "best": 0, "mean": 0.0}


@pytest.mark.parametrize(
    ("gained", "sentence"),
    [
        ({}, "rien de plus aujourd'hui"),
        ({"opened": 1}, "1 offre de plus (1 contrat)"),
        ({"opened": 2, "lost": 1}, "2 offres de plus (2 contrats), 1 offre de moins"),
        ({"assured": 3}, "3 offres dont le trajet devient connu"),
        ({"lost": 2, "risen": 4}, "2 offres de moins"),
        ({"risen": 1}, "rien de plus, 1 offre mieux placée"),
    ],
)
def test_what_a_lever_brings_and_takes_is_said(gained: dict[str, int], sentence: str) -> None:
    gain = Gain(OfferKind.APPRENTICESHIP, **{**NOTHING, **gained})
    assert brought(Change((gain,), ())) == sentence
