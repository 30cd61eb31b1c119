"""Whom should a structure call next, for which trade, and why? Who may ask, and for what."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from api.services.open_store import Store
from api.services.prospection.plan.book import PlanBook
from api.services.rules_known import rules_known
from api.services.structures import structure_named
from api.services.viewer import Permission, Viewer
from matcher.prospect import Wanted
from models.errors import InvalidCode, RightMissing

MOST_CALLS: Final = 200


@dataclass(frozen=True)
class PlanRequest:
    """Who asks for how many calls of which structure, on which day.

    `new_share`: of calls to employers nobody contacted, 0–1; the agreed one unless given.
    """

    structure_id: str
    viewer: Viewer
    today: date
    calls: int = 20
    new_share: float | None = None


def call_plan(store: Store, book: PlanBook, request: PlanRequest) -> dict[str, Any]:
    """The plan as a document; raises NotFound, RightMissing, InvalidCode."""
    request.viewer.must(Permission.READ_PROSPECTION)
    if not request.viewer.follows(request.structure_id):
        raise RightMissing
    if not 1 <= request.calls <= MOST_CALLS:
        raise InvalidCode("nombre d'appels", f"de 1 à {MOST_CALLS}", "autre chose")
    share = request.new_share
    if share is None:
        share = float(rules_known().value("plan_new_share", request.today))
    if not 0 <= share <= 1:
        raise InvalidCode("part d'entreprises nouvelles", "de 0 à 1", "autre chose")
    with store.reading() as session:
        structure = structure_named(session, request.structure_id)
        wanted = Wanted(request.calls, share)
        document = book.document(session, structure, wanted, request.today)
        named = {"id": structure.id, "name": structure.name}
    return {"structure": named, "today": request.today.isoformat(), **document}
