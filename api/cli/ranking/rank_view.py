"""How does a ranking read in a terminal? Offers first, then what remains and what to do."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from rich.console import Console, Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from api.reading import main_reasons
from api.words import travel_week
from api.words.dates import day
from api.words.journeys import cfa_journey, employer_journey, otherwise
from api.words.numbers import counted, decimal, km, percent
from api.words.offers import CHANCES, KINDS, start_window, with_article
from api.words.people import STAGES

# The JSON document and the page show them all.
EXCLUDED_SHOWN: Final = 10
Document = dict[str, Any]


def show_ranking(console: Console, document: Document) -> None:
    """Print a ranking document for a reader."""
    console.print(_heading(document))
    for advice in document["advice"]:
        console.print(Padding(Text(f"→ {advice['sentence']}", style="bold yellow"), (0, 0, 0, 2)))
    for offer in document["offers"]:
        console.print(_offer(offer, str(offer["rank"])))
    _section(
        console,
        "À discuter avec le jeune",
        "au-delà de sa limite de trajet",
        (_offer(offer, "·") for offer in document["to_discuss"]),
        document["to_discuss"],
    )
    _section(
        console,
        "Offres écartées",
        _excluded_note(document),
        (_excluded(offer) for offer in document["excluded"][:EXCLUDED_SHOWN]),
        document["excluded"],
    )
    _section(
        console,
        "Pistes",
        "pas une offre : des entreprises à contacter",
        (_piste(piste) for piste in document["pistes"]),
        document["pistes"],
    )
    aids = _aids(document)
    _section(
        console,
        "Aides aux trajets",
        "qui peuvent s'appliquer, à demander",
        (Padding(Text(f"· {sentence}"), (0, 0, 0, 2)) for sentence in aids),
        aids,
    )
    console.print(Text(_card(document), style="dim"))


def _heading(document: Document) -> Group:
    communes = ", ".join(
        dict.fromkeys(home["commune"] or "commune inconnue" for home in document["homes"])
    )
    first = Text.assemble(
        ("Jeune ", ""),
        (document["young_person_id"], "bold"),
        " · ",
        STAGES[document["stage"]],
        " · ",
        communes or "aucun domicile noté",
        " · ",
        day(document["today"]),
    )
    shown, total = len(document["offers"]), document["offers_total"]
    count = counted(total, "offre possible", "offres possibles")
    second = f"{count}, {counted(shown, 'montrée', 'montrées')}" if total else "Aucune offre"
    return Group(Text(), first, Text(second, style="dim"), Text())


def _section(
    console: Console, title: str, note: str, lines: Iterable[Any], present: Sequence[object]
) -> None:
    if not present:
        return
    console.print(Rule(Text.assemble((title, "bold"), f" — {note}"), align="left", style="dim"))
    for line in lines:
        console.print(line)
    console.print()


def _offer(offer: Document, number: str) -> Padding:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=3, justify="right", style="bold")
    grid.add_column(width=5, justify="right", style="bold green")
    grid.add_column(overflow="fold")
    grid.add_row(number, decimal(offer["score"]), Group(*_offer_lines(offer)))
    return Padding(grid, (0, 0, 1, 0))


def _offer_lines(offer: Document) -> Iterable[Text]:
    yield Text.assemble((offer["title"], "bold"), (f"  [{KINDS[offer['kind']]}]", "cyan"))
    yield Text(where_of(offer))
    yield from _journeys(offer)
    first, second = CHANCES[offer["kind"]]
    yield Text(
        f"Chances : {first} {percent(offer['p_signed'])}, "
        f"{second} {percent(offer['p_held'])}   ({offer['offer_id']})",
        style="dim",
    )
    for reason in main_reasons(offer):
        good = reason.together > 0
        yield Text.assemble(("+ " if good else "− ", "green" if good else "red"), reason.sentence)
    for warning in offer["warnings"]:
        yield Text(f"! {with_article(warning)}", style="yellow")


def _journeys(offer: Document) -> Iterable[Text]:
    legs, journey = offer["legs"], offer["journey"]
    yield _leg("Entreprise", employer_journey(legs["employer"]), legs["employer"])
    if legs["cfa"] is not None:
        yield _leg("CFA", cfa_journey(legs["cfa"]), legs["cfa"])
    yield Text(f"Trajets : {travel_week.week(journey)} ; {travel_week.cost(journey)}", style="dim")
    for remark in journey["remarks"]:
        yield Text(f"! {remark}", style="yellow")


def _leg(name: str, words: str, leg: Document) -> Text:
    other = otherwise(leg)
    return Text.assemble(f"{name} : {words}", (f", {other}" if other else "", "dim"))


def _aids(document: Document) -> list[str]:
    """Each aid once, in the order of the offers."""
    shown = (*document["offers"], *document["to_discuss"])
    return list(dict.fromkeys(a["sentence"] for o in shown for a in o["journey"]["aids"]))


def where_of(offer: Document) -> str:
    """Employer, commune, owner and start of an offer, in one line."""
    employer = offer["employer"] or (
        "Employeur connu de la structure" if offer["announced"] else "Employeur non communiqué"
    )
    parts = [f"{employer}, {offer['commune'] or 'commune inconnue'}"]
    if offer["owner"]:
        parts.append(f"{'demander à' if offer['announced'] else 'suivie par'} {offer['owner']}")
    start = start_window(offer)
    return " · ".join([*parts, start] if start else parts)


def _excluded_note(document: Document) -> str:
    shown = min(len(document["excluded"]), EXCLUDED_SHOWN)
    total = document["excluded_total"]
    return (
        f"les {shown} plus proches sur {total}"
        if shown < total
        else counted(total, "offre", "offres")
    )


def _excluded(offer: Document) -> Padding:
    lines = [Text.assemble((offer["title"], "bold"), f" · {where_of(offer)} · {km(offer['km'])}")]
    lines += [Text(f"exclue parce que : {with_article(reason)}") for reason in offer["reasons"]]
    return Padding(Group(*lines), (0, 0, 0, 2))


def _piste(piste: Document) -> Padding:
    line = Text.assemble(
        (piste["employer"], "bold"),
        f", {piste['commune'] or 'commune inconnue'} · {employer_journey(piste)} · ",
        f"{piste['trade']} : ",
        piste["sentence"],
        (f"  [{piste['label']}]", "dim"),
    )
    return Padding(line, (0, 0, 0, 2))


def _card(document: Document) -> str:
    return (
        f"Grille {document['scorecard_id']}. Score : les deux chances multipliées, sur 100. "
        "Apprentissages et immersions alternent : leurs scores ne se comparent pas. "
        "Passerelle propose et explique ; vous décidez avec le jeune."
    )
