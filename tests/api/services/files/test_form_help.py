"""Has each form the choices for what was typed, and words for its codes?"""

from collections.abc import Callable
from typing import Any

import pytest

from api.services.files.blocks import BLOCKS
from api.services.files.form_help import FormHelp, form_help, homes_help
from api.services.trades.find_trades import trade_finder
from tests.api.services.files.conftest import PERSON


@pytest.fixture
def helped(desk: Any, shown: Callable[..., Any]) -> Callable[..., FormHelp]:
    def ask(slug: str, **typed: str) -> FormHelp:
        texts = shown(slug).texts | {name.replace("_", "-"): text for name, text in typed.items()}
        return form_help(desk, PERSON, slug, texts, trade_finder)

    return ask


def test_choices_come_for_what_was_typed_and_only_then(helped: Callable[..., FormHelp]) -> None:
    assert not any(helped(slug).suggestions for slug in BLOCKS)
    for slug, field, text, first in (
        ("souhaits", "nouveau", "méca auto", "I1604"),
        ("refus", "nouveau_metier", "boulanger", "D1102"),
        ("refus", "nouvel_employeur", "boul", "emp-1"),
        ("cfa", "nouvelle_formation", "boul", "cfa-1"),
        ("domiciles", "domicile_1_commune", "la flè", "72154"),
    ):
        found = helped(slug, **{field: text}).suggestions[field.replace("_", "-")]
        assert found.choices[0].value == first


def test_codes_have_words_even_when_what_they_name_is_gone(
    helped: Callable[..., FormHelp],
) -> None:
    assert helped("souhaits").names["D1102"] == "Boulangerie - viennoiserie"
    refused = helped("refus", employeur_1_id="emp-1", employeur_2_id="emp-x").names
    assert refused["emp-1"] == "Boulangerie Fictive"
    assert refused["emp-x"] == "employeur supprimé"
    assert "CFA Fictif" in helped("cfa", formation="cfa-1").names["cfa-1"]
    assert helped("cfa", formation="cfa-x").names["cfa-x"] == "formation supprimée"


def test_closed_lists_hold_what_the_file_already_says(helped: Callable[..., FormHelp]) -> None:
    labels = [value for value, _ in helped("domiciles").lists["labels"]]
    assert labels[0] == "domicile"
    assert "texte libre du domicile" in labels
    assert list(helped("suivi").lists["referents"]) == [("adv-a", "A")]
    assert "chez sa mère" in dict(homes_help({}).lists["labels"])
