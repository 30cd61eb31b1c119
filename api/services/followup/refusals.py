"""Why can something not be proposed, noted or recorded? Each mistake with its field and remedy."""

from collections.abc import Iterable
from dataclasses import dataclass

from api.services.ranking.told.document import reason_entry
from api.words.offers import with_article
from matcher.eligibility import Reason
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


def forbidden(reasons: Iterable[Reason], field: str = "") -> NotPossible:
    """A refusal by refusals of the young person or by rules, each with its article."""
    return NotPossible(*(Mistake(field, with_article(reason_entry(reason))) for reason in reasons))
