"""`/jeunes/{id}/offres/{offer}/trajet`: a journey's minutes corrected, and reckoned again."""

from collections.abc import Mapping
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.asked import OfferId, PersonId
from api.entry import Entry, EntryRefused
from api.pages.flash import Notice, see_other
from api.pages.forms import Form, Posted
from api.pages.person.addresses import person_address
from api.pages.person.offers.offer import offer_page
from api.services.journeys.correct import (
    MOST_MINUTES,
    Correction,
    correct_journey,
    withdraw_correction,
)
from api.services.not_possible import NotPossible
from models.enums import CorrectionReason, LegTo, Mode

router = APIRouter(
    prefix="/jeunes/{person_id}/offres/{offer_id}/trajet", default_response_class=HTMLResponse
)
CorrectionId = Annotated[int, Path(ge=0, le=2**31 - 1, description="Numéro de la correction.")]


def _which(person_id: PersonId, offer_id: OfferId) -> tuple[str, str]:
    return person_id, offer_id


Which = Annotated[tuple[str, str], Depends(_which)]
LABELS: Final = {"moyen": "Moyen", "minutes": "Minutes", "raison": "Comment le savez-vous"}


@router.post("")
def correct(
    request: Request, access: Given, viewer: Asking, which: Which, texts: Posted
) -> Response:
    """Keep the correction and show the offer again, ranked with it."""
    person_id, offer_id = which
    try:
        asked = _read(Entry(texts, access.today()), offer_id)
        correct_journey(access.store, access.noting(viewer), person_id, asked)
    except EntryRefused as refused:
        told: Mapping[str, str] = refused.mistakes
    except NotPossible as refused:
        told = {each.field or "trajet": each.sentence for each in refused.mistakes}
    else:
        return see_other(request, _address(person_id, offer_id), Notice.JOURNEY_CORRECTED)
    form = Form(Entry(texts, access.today()).kept(), told, LABELS)
    return offer_page(request, access, viewer, which, {"journey_form": form})


@router.post("/{correction_id}/retrait")
def withdraw(
    request: Request, access: Given, viewer: Asking, which: Which, correction_id: CorrectionId
) -> Response:
    """Take a correction back and show the offer again."""
    person_id, offer_id = which
    withdraw_correction(access.store, access.noting(viewer), person_id, correction_id)
    return see_other(request, _address(person_id, offer_id), Notice.JOURNEY_RECKONED)


def _address(person_id: str, offer_id: str) -> str:
    return f"{person_address(person_id, 'offres', offer_id)}#trajets"


def _read(entry: Entry, offer_id: str) -> Correction:
    """The correction entered; raises EntryRefused."""
    leg = entry.need("trajet", entry.choice("trajet", LegTo))
    mode = entry.need("moyen", entry.choice("moyen", Mode))
    reason = entry.need("raison", entry.choice("raison", CorrectionReason))
    home = entry.whole("domicile", 1, 20) or 1
    is_none = entry.ticked("aucun")
    minutes = None if is_none else entry.need("minutes", entry.whole("minutes", 0, MOST_MINUTES))
    entry.check()
    if leg is None or mode is None or reason is None:
        raise EntryRefused(entry.mistakes)
    course_id = entry.text("formation", 60)
    return Correction(offer_id, leg, mode, minutes, reason, home, course_id)
