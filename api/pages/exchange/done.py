"""What happens after a form of the exchange? It is done, or comes back as it was filled."""

from collections.abc import Callable, Mapping

from fastapi.responses import Response

from api.entry import Entry, EntryRefused
from api.pages.forms import Form
from api.services.not_possible import NotPossible


def done_or_again(
    entry: Entry, do: Callable[[Entry], Response], again: Callable[[Form], Response]
) -> Response:
    """Do it; what could not be done is told beside what was typed."""
    try:
        return do(entry)
    except NotPossible as refusal:
        return again(Form(entry.kept(), _by_field(refusal)))
    except EntryRefused as refusal:
        return again(Form(entry.kept(), refusal.mistakes))


def _by_field(refusal: NotPossible) -> Mapping[str, str]:
    return {each.field or "page": each.sentence for each in refusal.mistakes}
