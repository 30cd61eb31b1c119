"""`passerelle scorecard value`: what would past lists have brought in another scorecard's order?

What reads them is imported inside the function that uses it: it brings the matcher.
"""

import json
from typing import Annotated, Any

import typer
from rich.table import Table

from api.cli.console.opened import opened_store
from api.cli.console.terminal import console
from api.cli.console.written import write_result
from api.words.numbers import decimal
from api.words.order_value import INTRODUCTION, MEASURES, ORDERS, SHARES, why_not
from api.words.scorecards import KINDS


def value(
    scorecard_id: Annotated[
        str, typer.Argument(metavar="GRILLE", help="Identifiant, par exemple expert-2026-11.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Le document JSON.")] = False,
) -> None:
    """Ce qu'auraient donné les listes passées, si l'on avait proposé la première de cette grille.

    Estimation doublement robuste, avec son intervalle ; refusée quand trop peu de propositions
    suivent cet ordre.
    """
    from api.services.learning.order_value import order_value

    with opened_store() as store, store.reading() as session:
        found = order_value(session, scorecard_id)
    if as_json:
        write_result(json.dumps(found, ensure_ascii=False, indent=2) + "\n", None)
        return
    console().print(INTRODUCTION, markup=False)
    for kind, told in found["kinds"].items():
        _show(KINDS[kind].capitalize(), told, found)


def _show(title: str, told: dict[str, Any], found: dict[str, Any]) -> None:
    say = console().print
    overlap = told["overlap"]
    say(f"{title} : {overlap['lists']} listes dont la suite est connue.", style="bold")
    if told["without_list"]:
        say(f"  {told['without_list']} propositions sans leur liste : rien n'en est dit.")
    if told["reason"]:
        say(f"  {why_not(told, found)}", markup=False)
    else:
        for name, words in SHARES.items():
            say(f"  {words} : {_share(told[name])}", markup=False)
        say(
            f"  {overlap['agreeing']} propositions suivent cet ordre ; pesées, elles en valent "
            f"{decimal(overlap['effective'], 0)}.",
            markup=False,
        )
    if overlap["lists"]:
        say(_orders(told["orders"]))


def _orders(orders: dict[str, Any]) -> Table:
    table = Table(title="Où se tenait l'offre signée (l'ordre montré est avantagé)")
    table.add_column("ordre")
    for name in MEASURES.values():
        table.add_column(name, justify="right")
    for order, measures in orders.items():
        table.add_row(ORDERS[order], *(_number(measures[name]) for name in MEASURES))
    return table


def _share(told: dict[str, float | None]) -> str:
    value, low, high = told["value"], told["low"], told["high"]
    if value is None or low is None or high is None:
        return "–"
    return f"{decimal(100 * value)} % [{decimal(100 * low)} ; {decimal(100 * high)}]"


def _number(told: dict[str, float | None]) -> str:
    value, high = told["value"], told["high"]
    if value is None:
        return "–"
    half = "" if high is None else f" ± {decimal(high - value, 2)}"
    return f"{decimal(value, 2)}{half}"
