"""`passerelle rank`: which offers for this young person, in which order, and why?"""

import json
from typing import Annotated

import typer

from api.cli.console.asked import PersonId, Today, day_asked
from api.cli.console.opened import opened_store
from api.cli.console.terminal import console
from api.cli.console.written import write_result
from api.cli.ranking.rank_view import show_ranking
from api.cli.ranking.ranked import snapshots_of
from api.clock import now
from api.ranked_kind import LISTED, MOST_LISTED, RankedKind
from api.services.ranking.rank_person import RankRequest, rank_person
from api.services.viewer import CONSOLE
from api.settings import read_settings


def rank(
    person_id: PersonId,
    kind: Annotated[
        RankedKind | None,
        typer.Option("--kind", help="Un seul type d'offres.", show_default=False),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", min=1, max=MOST_LISTED, metavar="N", help="Nombre d'offres.")
    ] = LISTED,
    as_json: Annotated[
        bool, typer.Option("--json", help="Le document JSON, le même que celui de l'API.")
    ] = False,
    today: Today = None,
) -> None:
    """Classer les offres pour un jeune et dire pourquoi ; la consultation est journalisée."""
    request = RankRequest(
        person_id=person_id,
        viewer=CONSOLE,
        today=day_asked(today),
        now=now(),
        kind=kind.of_offers() if kind else None,
        limit=limit,
    )
    settings = read_settings()
    with opened_store(settings) as store:
        snapshots = snapshots_of(settings)
        document = rank_person(store, snapshots, request)
    if as_json:
        write_result(json.dumps(document, ensure_ascii=False, indent=2) + "\n", None)
    else:
        show_ranking(console(), document)
