"""Why may an employer not be claimed or contacted now? Who has it, and until when."""

from datetime import date

from api.services.not_possible import Mistake, NotPossible


class HeldElsewhere(NotPossible):
    """Another structure is on this employer, or has long worked with it."""

    title = "Entreprise suivie par d'autres"

    def __init__(self, employer: str, holder: str, until: date | None, why: str) -> None:
        self.holder = holder
        self.until = until
        held = f"jusqu'au {until:%d/%m/%Y}" if until is not None else "en relation suivie"
        super().__init__(
            Mistake(
                "motif",
                f"{employer} : {holder} s'en occupe, {held} ({why}). Choisissez une autre "
                "entreprise, ou notez un contact en disant pourquoi : ce motif lui est montré.",
            )
        )

    @property
    def facts(self) -> dict[str, str | None]:
        """Who has it and until when, for programs."""
        return {"held_by": self.holder, "until": self.until.isoformat() if self.until else None}


class LeftAlone(NotPossible):
    """The firm asked to be left alone, and that holds for all."""

    title = "Entreprise à laisser tranquille"

    def __init__(self, employer: str, author: str, asked_on: date, until: date) -> None:
        self.author = author
        self.until = until
        super().__init__(
            Mistake(
                "",
                f"{employer} a demandé à ne plus être sollicitée : noté par {author} le "
                f"{asked_on:%d/%m/%Y}, valable pour tous jusqu'au {until:%d/%m/%Y}. "
                "Si c'est une erreur, contestez cette demande.",
            )
        )

    @property
    def facts(self) -> dict[str, str | None]:
        """Who noted it and until when it holds, for programs."""
        return {"noted_by": self.author, "until": self.until.isoformat()}


class TooManyClaims(NotPossible):
    """One person already holds as many employers as they may."""

    def __init__(self, cap: int) -> None:
        super().__init__(
            Mistake(
                "",
                f"Vous suivez déjà {cap} entreprises, le plus qu'on puisse à la fois : "
                "libérez-en une que vous n'appellerez pas.",
            )
        )
