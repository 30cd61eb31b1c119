"""`passerelle train`: what do the answers of the past make? A candidate scorecard and its card.

What fits is imported inside the function that uses it: it brings the matcher.
"""

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.console.asked import Today, day_asked
from api.cli.console.opened import opened_store
from api.cli.console.terminal import console, progress
from api.cli.console.written import write_result
from api.clock import now
from api.words.numbers import counted
from api.words.scorecards import KINDS, QUESTIONS

if TYPE_CHECKING:
    from api.services.learning.train_scorecard import Trained


def train(
    as_json: Annotated[bool, typer.Option("--json", help="La fiche en JSON.")] = False,
    today: Today = None,
) -> None:
    """Ajuster une grille sur les suites connues : une candidate, jusqu'à ce qu'on l'adopte."""
    from api.services.learning.steps import STEPS
    from api.services.learning.train_scorecard import train_scorecard

    with opened_store() as store, progress("Ajustement", STEPS) as bar:
        made = train_scorecard(store, day_asked(today), now(), lambda: bar.step("Ajustement"))
    if as_json:
        document = {"scorecard_id": made.scorecard_id, "is_new": made.is_new, "card": made.card}
        write_result(json.dumps(document, ensure_ascii=False, indent=2) + "\n", None)
        return
    _show(made)


def _show(made: "Trained") -> None:
    say = console().print
    say(f"Grille {made.scorecard_id} : {'faite' if made.is_new else 'déjà faite'}.", markup=False)
    for kind, questions in made.card["questions"].items():
        for question, told in questions.items():
            say(f"  {KINDS[kind]}, {QUESTIONS[question]} : {_told(told)}", markup=False)
    if made.without_facts:
        left = counted(made.without_facts, "proposition", "propositions")
        say(f"{left} sans les faits du jour : rien n'en est appris.", markup=False)
    say(f"Rien ne change avant : passerelle scorecard adopt {made.scorecard_id}", markup=False)


def _told(told: dict[str, Any]) -> str:
    rows = counted(told["rows"], "suite connue", "suites connues")
    weight = f"la grille d'expert compte pour {round(100 * told['weight_of_expert'])} %"
    if told["missing"]:
        return f"{rows}, il en manque {told['missing']} ; {weight}."
    return f"{rows} ; {weight}."
