"""What may be asked of a run, and on which terms does it then allocate?"""

from datetime import date

from api.services.rematch.run.book import RunAsked
from api.services.rules_known import rules_known
from api.services.viewer import Viewer
from matcher.rematch.terms import Method, run_terms
from models.enums import RunMethod, RunScope


def run_asked(
    viewer: Viewer,
    today: date,
    scope: RunScope = RunScope.RUPTURES,
    suggestions: int | None = None,
    method: RunMethod = RunMethod.OPTIMAL,
) -> RunAsked:
    """A run on the agreed terms, but for what is asked otherwise."""
    terms = run_terms(
        rules_known(),
        today,
        suggestions=suggestions,
        method=Method.STABLE if method is RunMethod.STABLE else Method.OPTIMAL,
        relative=method is not RunMethod.RAW,
    )
    return RunAsked(scope, terms, viewer, today)
