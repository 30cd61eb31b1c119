"""How is a run shown in a terminal: its figures, what it is compared with, then each person?"""

from collections.abc import Sequence
from typing import Any

from rich.markup import escape
from rich.table import Table

from api.cli.console.terminal import console
from api.words.numbers import counted, decimal, percent, score, thousands
from api.words.rematch import CALL_FIRST, CFA, GROUPS, POLICIES, barrier_to_lift


def show_run(document: dict[str, Any]) -> None:
    """A run for a reader: figures, then each person."""
    out, figures = console(), document["figures"]
    if not figures:
        out.print(f"Exécution {document['id']} : {document['status']}.")
        return
    out.print(
        f"[bold]{counted(figures['people'], 'jeune', 'jeunes')}[/], dont "
        f"{figures['served']} avec des suggestions, {figures['without']} sans ; "
        f"{figures['to_call']} à appeler d'abord."
    )
    out.print(
        f"Valeur {decimal(figures['value'], 3)}, borne {decimal(figures['upper_bound'], 3)}, "
        f"écart certifié {percent(figures['gap'], 3)} sur toutes les paires possibles ; total brut "
        f"{decimal(figures['totals']['raw'], 2)}, total relatif "
        f"{decimal(figures['totals']['relative'], 2)}."
    )
    out.print(_groups(figures["by_group"]))
    out.print(policies_table(figures["policies"]))
    for person in document["people"]:
        out.print(_told(person), soft_wrap=True)


def _groups(by_group: dict[str, list[dict[str, Any]]]) -> Table:
    table = Table(title="Qui est servi, et qui reçoit les places disputées")
    for title in ("groupe", "jeunes", "servis", "places disputées"):
        table.add_column(title, justify="left" if title == "groupe" else "right")
    for shares in by_group.values():
        for share in shares:
            counts = (str(share[name]) for name in ("people", "served", "contested"))
            table.add_row(GROUPS[share["group"]], *counts)
    return table


def policies_table(outcomes: Sequence[dict[str, Any]]) -> Table:
    """A run beside own lists and the nearest offers."""
    table = Table(title=f"{thousands(outcomes[0]['people'])} jeunes qui cherchent un contrat")
    for title in ("méthode", "avec une option", "placés", "trajet médian (min)"):
        table.add_column(title, justify="left" if title == "méthode" else "right")
    for each in outcomes:
        table.add_row(
            POLICIES[each["policy"]],
            percent(each["with_an_option"], 1),
            str(each["matched"]),
            decimal(each["median_minutes"], 0),
        )
    return table


def _told(person: dict[str, Any]) -> str:
    who = escape(person["young_person_id"])
    if person["call_first"]:
        return f"{who} : à appeler d'abord, {CALL_FIRST[person['call_first']]}"
    if not person["suggestions"]:
        return (
            f"{who} : aucune suggestion ({counted(person['options'], 'offre', 'offres')}). "
            f"{escape(barrier_to_lift(person))}"
        )
    lines = [
        f"  {each['place']}. {escape(each['title'] or each['offer_id'])}"
        f" — {escape(each['employer'] or 'employeur à demander')}, score {score(each['score'])}"
        + ("" if each["minutes"] is None else f", {each['minutes']} min")
        + f" ({CFA[each['cfa']]})"
        for each in person["suggestions"]
    ]
    return "\n".join([f"[bold]{who}[/]", *lines])
