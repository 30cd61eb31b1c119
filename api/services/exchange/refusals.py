"""Why is something about an exchanged profile refused?"""

from datetime import date

from api.services.not_possible import Mistake, NotPossible
from models.errors import NotAllowed, PasserelleError


class AlreadySettled(NotPossible):
    """Somebody answered, or the request no longer stands; both are told which and when."""

    title = "Demande déjà traitée"

    def __init__(self, state: str, on: date, by: str | None = None) -> None:
        self.state = state
        self.on = on
        told = f"Cette demande est {state} depuis le {on:%d/%m/%Y}"
        super().__init__(Mistake("", f"{told}, par {by}." if by else f"{told}."))

    @property
    def facts(self) -> dict[str, str | None]:
        """Since when, for programs."""
        return {"settled_on": self.on.isoformat()}


class NotYourRequest(NotAllowed):
    """A request between two other structures: refused without a word on whom it concerns."""

    def __init__(self, person_id: str) -> None:
        self.person_id = person_id
        PasserelleError.__init__(
            self, "Cette demande est entre deux autres structures : elle ne vous est pas ouverte."
        )
