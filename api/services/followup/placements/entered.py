"""What was entered about a contract or a PMSMP? Read field by field, all mistakes told at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from dateutil.relativedelta import relativedelta
from sqlalchemy.orm import Session

from api.entry import Entry, EntryRefused
from api.services.named.employer_entered import employer_entered
from api.services.named.employers import NewEmployer
from api.services.trades.entered import trade_entered
from models.enums import ContractOrigin, OfferKind, PmsmpPurpose
from models.tables import Course, Offer, Structure

# Not a rule: nobody signs earlier, and older placements come with an import.
_EARLIEST, _LATEST = relativedelta(years=-5), relativedelta(months=18)
_KIND: Final = "Contrat d'apprentissage ou PMSMP : choisissez."


@dataclass(frozen=True)
class NewPlacement:
    """A contract or PMSMP as entered. `employer`: an id of the store, or one not known yet.

    `confirmed`: it did take place, even if a rule would have forbidden it.
    """

    kind: OfferKind
    employer: str | NewEmployer
    rome: str
    starts_on: date
    ends_on: date | None
    origin: ContractOrigin
    course_id: str | None = None
    purpose: PmsmpPurpose | None = None
    renewal_of: str | None = None
    prescriber_structure_id: str | None = None
    confirmed: bool = False


def read_placement(
    session: Session, texts: Mapping[str, str], today: date, proposed: Offer | None
) -> NewPlacement:
    """The placement that a form tells of; raises EntryRefused.

    From a proposal, its offer says the kind, the employer and the trade.
    """
    entry = Entry(texts, today)
    kind = proposed.kind if proposed is not None else _kind(entry)
    employer: str | NewEmployer | None
    origin: ContractOrigin
    if proposed is None:
        employer, rome, origin = (
            employer_entered(session, entry),
            trade_entered(entry),
            _origin(entry),
        )
    else:
        employer, rome, origin = proposed.employer_id, proposed.rome, ContractOrigin.PROPOSAL
    is_pmsmp = kind is OfferKind.PMSMP
    first, last = _days(entry, needs_end=is_pmsmp)
    details = _of_pmsmp(session, entry) if is_pmsmp else _of_contract(session, entry)
    entry.check()
    if employer is None:
        raise EntryRefused({})
    return NewPlacement(
        kind=_given(kind),
        employer=employer,
        rome=_given(rome),
        starts_on=_given(first),
        ends_on=last,
        origin=origin,
        confirmed=entry.ticked("confirme"),
        **details,
    )


def _given[T](value: T | None) -> T:
    """A value whose absence `check` has told of."""
    if value is None:
        raise EntryRefused({})
    return value


def _kind(entry: Entry) -> OfferKind | None:
    kind = entry.one_of("type", (OfferKind.APPRENTICESHIP.value, OfferKind.PMSMP.value))
    entry.need("type", kind, _KIND)
    return OfferKind(kind) if kind else None


def _origin(entry: Entry) -> ContractOrigin:
    """How it came about; not asked insistently: "not known" is an answer."""
    origin = entry.choice("origine", ContractOrigin)
    return ContractOrigin.UNKNOWN if origin is ContractOrigin.PROPOSAL or not origin else origin


def _days(entry: Entry, *, needs_end: bool) -> tuple[date | None, date | None]:
    first = entry.need("debut", entry.day("debut"), "Date de début attendue.")
    last = entry.day("fin")
    if first is not None:
        earliest, latest = entry.today + _EARLIEST, entry.today + _LATEST
        if not earliest <= first <= latest:
            entry.refuse(
                "debut", f"Date attendue entre le {earliest:%d/%m/%Y} et le {latest:%d/%m/%Y}."
            )
        if last is not None and last < first:
            entry.refuse("fin", f"La fin ne peut pas précéder le début ({first:%d/%m/%Y}).")
    if needs_end:
        entry.need("fin", last, "Date de fin attendue : la convention la fixe.")
    return first, last


def _of_pmsmp(session: Session, entry: Entry) -> dict[str, Any]:
    purpose = entry.choice("objet", PmsmpPurpose)
    entry.need("objet", purpose, "Objet attendu : la convention en porte un (L5135-1).")
    prescriber = entry.texts.get("prescripteur", "").strip() or None
    if prescriber is not None and session.get(Structure, prescriber) is None:
        entry.refuse("prescripteur", "Structure inconnue : choisissez-la dans la liste.")
    renewed = entry.texts.get("renouvelle", "").strip() or None
    return {
        "purpose": purpose,
        "prescriber_structure_id": prescriber,
        "renewal_of": renewed,
    }


def _of_contract(session: Session, entry: Entry) -> dict[str, Any]:
    course = entry.texts.get("formation", "").strip() or None
    if course is not None and session.get(Course, course) is None:
        entry.refuse("formation", "Formation inconnue : choisissez-la dans la liste.")
    return {"course_id": course}
