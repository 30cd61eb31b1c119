"""Why can something not be proposed, noted or recorded? Each mistake with its field and remedy."""

from dataclasses import dataclass

from models.errors import PasserelleError


@dataclass(frozen=True)
class Mistake:
    """One thing to correct: the form's field ("" for the whole), and a French sentence."""

    field: str
    sentence: str


class NotPossible(PasserelleError, ValueError):
    """What was asked is not done, for these reasons; nothing was changed."""

    def __init__(self, *mistakes: Mistake) -> None:
        self.mistakes = mistakes
        super().__init__(" ".join(mistake.sentence for mistake in mistakes))


class ToConfirm(NotPossible):
    """A fact already past that a rule would have forbidden: recorded once somebody confirms it."""


def not_possible(sentence: str, field: str = "") -> NotPossible:
    """A refusal for one reason."""
    return NotPossible(Mistake(field, sentence))
