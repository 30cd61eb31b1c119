"""What may be asked of a trial on the command line? Options that its commands share."""

from typing import Annotated

import typer

TrialId = Annotated[
    str, typer.Argument(metavar="ESSAI", help="Nom de l'essai, par exemple sarthe-2027.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Le document JSON.")]
People = Annotated[int, typer.Option(metavar="N", help="Jeunes inscrits en tout.")]
Share = Annotated[
    list[float] | None,
    typer.Option(
        metavar="PART",
        show_default=False,
        help="Part tirée pour le service renforcé : 0.5 sans cette option. Répétée, dont 0 : "
        "tirage à deux niveaux, les sites d'abord.",
    ),
]
Base = Annotated[
    float,
    typer.Option(metavar="TAUX", help="Part attendue de oui sans le service ; 0.5 : prudent."),
]
Alike = Annotated[
    float, typer.Option(metavar="R", help="Corrélation entre jeunes d'un même site, de 0 à 1.")
]
Worth = Annotated[
    float, typer.Option(metavar="ECART", help="Plus petit effet utile ; 0.05 : 5 points.")
]
