"""`passerelle congestion`: how much do contested places weigh in everyday lists?"""

import json
from typing import Annotated, Any

import typer
from rich.table import Table

from api.cli.console.asked import Today, day_asked
from api.cli.console.opened import opened_store
from api.cli.console.terminal import console
from api.cli.console.written import write_result
from api.clock import now
from api.services.viewer import CONSOLE
from api.words.numbers import decimal
from api.words.rematch import advice_on_prices


def congestion(
    weight: Annotated[
        float | None,
        typer.Option(
            "--set",
            metavar="LAMBDA",
            show_default=False,
            help="De 0 (listes inchangées) à 1 (prix comptés en entier), par exemple 0.5.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Le document JSON.")] = False,
    today: Today = None,
) -> None:
    """Dire combien le prix des places disputées pèse dans les listes, et le fixer.

    Les prix viennent de la dernière répartition de tous les jeunes (rematch --scope all).
    """
    from api.services.rematch.weigh_prices import prices_weighed, weigh_prices

    with opened_store() as store:
        if weight is not None:
            weigh_prices(store, CONSOLE, weight, now())
        with store.reading() as session:
            told = prices_weighed(session, CONSOLE, day_asked(today))
    if as_json:
        write_result(json.dumps(told, ensure_ascii=False, indent=2) + "\n", None)
    else:
        _show(told)


def _show(told: dict[str, Any]) -> None:
    out = console()
    out.print(
        f"λ en vigueur : {decimal(told['lambda'], 2)} ; toujours 0 pour qui a moins de "
        f"{told['least_reachable']} offres accessibles."
    )
    out.print(advice_on_prices(told))
    if told["tried"]:
        table = Table(title="Essayé sur la dernière répartition de tous")
        for title in ("λ", "placés", "score de la première offre"):
            table.add_column(title, justify="right")
        for each in told["tried"]:
            table.add_row(
                decimal(each["weight"], 2), str(each["matched"]), decimal(each["shown_score"])
            )
        out.print(table)
