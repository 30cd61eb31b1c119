"""Why can a trial not be planned, started, closed, read, or somebody not enrolled?"""

from datetime import date

from models.errors import PasserelleError


class TrialStep(PasserelleError, ValueError):
    """A step out of order: planned, registered, started, closed, analysed."""


class NotEnrollable(PasserelleError, ValueError):
    """Somebody cannot be enrolled; nothing was drawn. The sentence names nobody."""


class AlreadyEnrolled(NotEnrollable):
    """This person is in a trial, by this file or by another: an arm is drawn once."""

    def __init__(self) -> None:
        super().__init__(
            "Cette personne est déjà inscrite à un essai, par ce dossier ou par un autre : "
            "le tirage ne se refait pas."
        )


class TooEarly(PasserelleError, ValueError):
    """The outcome of the last enrolled is not due: nobody looks before."""

    def __init__(self, months: int, due: date) -> None:
        self.due = due
        super().__init__(
            f"Le résultat à {months} mois se lira à partir du {due:%d/%m/%Y}, quand tous auront "
            "été suivis aussi longtemps : le lire avant fausserait le test."
        )


class DrawDisagrees(PasserelleError, ValueError):
    """What is stored is not what the seed gives: no analysis of it can be trusted."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("Le tirage ne se recalcule pas, il n'est pas analysé. " + " ".join(faults))
