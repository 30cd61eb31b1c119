"""How large a drawn territory is asked for? The options that every bench of a country takes."""

from typing import Annotated, Final

import typer

MOST_PEOPLE: Final = 2_000_000
MOST_OFFERS: Final = 1_000_000
SEED: Final = 7

People = Annotated[
    int, typer.Option("--people", min=1, max=MOST_PEOPLE, metavar="N", help="Nombre de jeunes.")
]
Offers = Annotated[
    int, typer.Option("--offers", min=1, max=MOST_OFFERS, metavar="N", help="Nombre d'offres.")
]
Seed = Annotated[
    int, typer.Option("--seed", metavar="N", help="Graine du territoire tiré au sort.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Le document JSON.")]
