"""Why do rules, or somebody's own refusals, forbid what was to be proposed or recorded?"""

from collections.abc import Iterable

from api.services.not_possible import Mistake, NotPossible
from api.services.ranking.told.document import reason_entry
from api.words.offers import with_article
from matcher.eligibility import Reason


def forbidden(reasons: Iterable[Reason], field: str = "") -> NotPossible:
    """A refusal by refusals of the young person or by rules, each with its article."""
    return NotPossible(*(Mistake(field, with_article(reason_entry(reason))) for reason in reasons))
