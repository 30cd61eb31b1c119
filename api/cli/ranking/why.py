"""`passerelle why`: where does one offer stand for a young person, or why is it not in the list?"""

import json
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from api.cli.console.asked import PersonId, Today, day_asked
from api.cli.console.opened import opened_store
from api.cli.console.terminal import console
from api.cli.console.written import write_result
from api.cli.ranking.rank_view import where_of
from api.cli.ranking.ranked import snapshots_of
from api.clock import now
from api.reading import main_reasons
from api.services.ranking.one_offer import one_offer
from api.services.ranking.rank_person import RankRequest
from api.services.viewer import CONSOLE
from api.settings import read_settings
from api.words.numbers import counted, decimal, ordinal
from api.words.offers import with_article

Document = dict[str, Any]


def why(
    person_id: PersonId,
    offer_id: Annotated[
        str, typer.Argument(metavar="OFFRE", help="Identifiant de l'offre.", show_default=False)
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="Le document JSON, le même que celui de l'API.")
    ] = False,
    today: Today = None,
) -> None:
    """Dire où se place une offre pour un jeune, ou pourquoi elle n'est pas dans sa liste."""
    request = RankRequest(person_id, CONSOLE, day_asked(today), now())
    settings = read_settings()
    with opened_store(settings) as store:
        document = one_offer(store, snapshots_of(settings), request, offer_id)
    if as_json:
        write_result(json.dumps(document, ensure_ascii=False, indent=2) + "\n", None)
    else:
        _show(console(), document)


def _show(to: Console, document: Document) -> None:
    offer = document["offer"]
    to.print(Text.assemble((offer["title"], "bold"), f" · {where_of(offer)}"))
    to.print(_standing(document))
    if document["why"]:
        to.print(document["why"])
    for reason in document["reasons"]:
        to.print(Text(f"Exclue parce que : {with_article(reason)}"))
    for reason in main_reasons(offer) if "contributions" in offer else ():
        to.print(Text(f"{'+' if reason.together > 0 else '−'} {reason.sentence}"))
    for warning in offer.get("warnings", ()):
        to.print(Text(f"! {with_article(warning)}", style="yellow"))


def _standing(document: Document) -> str:
    if document["place"] == "listed":
        total = counted(document["offers_total"], "offre possible", "offres possibles")
        score = f"score {decimal(document['offer']['score'])} / 100"
        if document["rank"] is None:
            return f"Parmi les {total}, au-delà des premières · {score}"
        return f"{ordinal(document['rank'])} sur {total} · {score}"
    if document["place"] == "to_discuss":
        return "À discuter avec le jeune : un peu au-delà de sa limite de trajet."
    return "N'est pas dans sa liste."
