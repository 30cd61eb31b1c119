"""`passerelle person journey`: minutes that an adviser knows better, kept and taken back."""

from typing import Annotated

import typer

from api.cli.console.asked import PersonId, Today, day_asked
from api.cli.console.opened import opened_store
from api.cli.console.terminal import console
from api.clock import now
from api.services.journeys.correct import (
    MOST_MINUTES,
    Correction,
    correct_journey,
    withdraw_correction,
)
from api.services.noting import Noting
from api.services.viewer import CONSOLE
from models.enums import CorrectionReason, LegTo, Mode


def journey(  # noqa: PLR0913  every option of a command is an argument
    person_id: PersonId,
    offer_id: Annotated[str, typer.Argument(metavar="OFFRE", help="Offre dont le trajet change.")],
    mode: Annotated[Mode, typer.Option("--mode", help="Moyen de transport.")],
    reason: Annotated[CorrectionReason, typer.Option("--reason", help="Comment on le sait.")],
    minutes: Annotated[
        int | None,
        typer.Option(
            "--minutes",
            min=0,
            max=MOST_MINUTES,
            metavar="N",
            help="Aller, de porte à porte ; sans elle, impossible par ce moyen.",
            show_default=False,
        ),
    ] = None,
    leg: Annotated[LegTo, typer.Option("--leg", help="Vers l'entreprise ou le CFA.")] = (
        LegTo.EMPLOYER
    ),
    course: Annotated[
        str | None,
        typer.Option("--course", metavar="ID", help="Formation, pour le CFA.", show_default=False),
    ] = None,
    home: Annotated[int, typer.Option("--home", min=1, metavar="N", help="Domicile.")] = 1,
    today: Today = None,
) -> None:
    """Corriger une durée de trajet : elle compte tout de suite ; la correction est journalisée."""
    asked = Correction(offer_id, leg, mode, minutes, reason, home, course)
    noting = Noting(CONSOLE, day_asked(today), now())
    with opened_store() as store:
        number = correct_journey(store, noting, person_id, asked)
    console().print(f"Correction {number} notée.", markup=False)


def journey_undo(
    person_id: PersonId,
    number: Annotated[int, typer.Argument(metavar="N", help="Numéro de la correction.")],
    today: Today = None,
) -> None:
    """Retirer une correction : le trajet est de nouveau calculé."""
    noting = Noting(CONSOLE, day_asked(today), now())
    with opened_store() as store:
        withdraw_correction(store, noting, person_id, number)
    console().print(f"Correction {number} retirée.", markup=False)
