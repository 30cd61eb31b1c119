"""`/jeunes/{id}/parcours`: what was proposed, what was answered, the contracts and PMSMP."""

from typing import Annotated, Final

from fastapi import APIRouter, Path, Query
from fastapi.responses import HTMLResponse, Response

from api.entry import Entry
from api.pages.flash import Notice
from api.pages.forms import Posted
from api.pages.person.path.on_path import OnPath
from api.services.followup.placements.note_event import Event, note_event, undo_event
from api.services.followup.placements.record import undo_placement
from api.services.followup.proposals.note_answer import Answer, note_answer, undo_answer
from models.enums import OutcomeKind

router = APIRouter(prefix="/jeunes/{person_id}", default_response_class=HTMLResponse)
RowId = Annotated[str, Path(max_length=40, description="Proposition, contrat ou PMSMP.")]
OutcomeId = Annotated[int, Path(ge=1, le=2**31 - 1, description="Réponse ou suite notée.")]
# Stamp of what was noted when the form was shown.
SEEN: Final = "vu"


@router.get("/parcours")
def path(page: OnPath, verifier: Annotated[str | None, Query(max_length=40)] = None) -> Response:
    """The path; `verifier` names a contract or PMSMP just recorded, whose rules are told."""
    return page.shown(check=verifier)


@router.post("/propositions/{proposal_id}/suites")
def answer(page: OnPath, proposal_id: RowId, texts: Posted) -> Response:
    """Note what was answered to a proposal."""

    def note() -> None:
        entry = page.entry(texts)
        day, kind = entry.day("date"), _kind(entry, "reponse")
        given = Answer(proposal_id, kind, day, texts.get(SEEN))
        note_answer(page.access.store, page.access.noting(page.viewer), page.person_id, given)

    return page.after(note, Notice.OUTCOME_NOTED)


@router.post("/propositions/{proposal_id}/suites/{outcome_id}/annulation")
def answer_undone(page: OnPath, outcome_id: OutcomeId) -> Response:
    """Take an answer back."""
    store, noting = page.access.store, page.access.noting(page.viewer)
    return page.after(
        lambda: undo_answer(store, noting, page.person_id, outcome_id), Notice.OUTCOME_UNDONE
    )


@router.post("/contrats/{placement_id}/suites")
def event(page: OnPath, placement_id: RowId, texts: Posted) -> Response:
    """Note what became of a contract or PMSMP."""

    def note() -> None:
        entry = page.entry(texts)
        day, met = entry.day("date"), entry.yes_no("objet-atteint")
        given = Event(placement_id, _kind(entry, "suite"), day, met, texts.get(SEEN))
        note_event(page.access.store, page.access.noting(page.viewer), page.person_id, given)

    return page.after(note, Notice.OUTCOME_NOTED)


@router.post("/contrats/{placement_id}/suites/{outcome_id}/annulation")
def event_undone(page: OnPath, outcome_id: OutcomeId) -> Response:
    """Take an event back."""
    store, noting = page.access.store, page.access.noting(page.viewer)
    return page.after(
        lambda: undo_event(store, noting, page.person_id, outcome_id), Notice.OUTCOME_UNDONE
    )


@router.post("/contrats/{placement_id}/annulation")
def placement_undone(page: OnPath, placement_id: RowId) -> Response:
    """Take a contract or PMSMP back."""
    store, noting = page.access.store, page.access.noting(page.viewer)
    return page.after(
        lambda: undo_placement(store, noting, page.person_id, placement_id),
        Notice.PLACEMENT_UNDONE,
    )


def _kind(entry: Entry, field: str) -> OutcomeKind:
    """The answer or event that was tapped; raises EntryRefused, also for what else is wrong."""
    kind = entry.need(field, entry.choice(field, OutcomeKind), "Choisissez ce qui est noté.")
    entry.check()
    return kind or OutcomeKind.NO_ANSWER
