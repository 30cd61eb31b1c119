"""Which person, offer or contract does a line of an outcomes file tell of?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from api.services.imports.landing.context import Landing
from api.services.persons import number_hashes
from api.services.rows.stored import rows_where, rows_with
from data.sources.rows import Row
from models.enums import OfferKind, OutcomeKind
from models.tables import Offer, YoungPerson

# An answer to a proposal: without the offer nobody could say what was answered.
ANSWERS = frozenset(
    {
        OutcomeKind.DECLINED_BY_YOUNG_PERSON,
        OutcomeKind.DECLINED_BY_EMPLOYER,
        OutcomeKind.DECLINED_BY_CFA,
        OutcomeKind.NO_ANSWER,
        OutcomeKind.PLACE_GONE,
        OutcomeKind.MET,
    }
)
# The day of an outcome that is not given is that of the event which the line dates.
_DATED_BY = {
    OutcomeKind.SIGNED: ("starts_on",),
    OutcomeKind.PMSMP_DONE: ("ends_on", "starts_on"),
    OutcomeKind.RUPTURED: ("ruptured_on",),
    OutcomeKind.COMPLETED: ("ends_on",),
}


@dataclass(frozen=True)
class GivenOutcome:
    """One line: whose outcome, of which offer or contract (none when `starts_on` is None)."""

    line: int
    person_id: str
    kind: OfferKind
    outcome: OutcomeKind
    happened_on: date
    proposed_on: date | None
    offer_id: str | None
    employer_id: str | None
    siret: str | None
    starts_on: date | None
    values: dict[str, Any]


class OutcomeReader:
    """Reads lines against the people and offers stored."""

    def __init__(self, landing: Landing, rows: tuple[Row, ...]) -> None:
        """Look up, once, every person and offer the lines name."""
        self._landing = landing
        people = rows_where(
            landing.session, YoungPerson, YoungPerson.structure_id == landing.structure_id
        )
        self._people = {row["id"]: row["id"] for row in people}
        self._people |= {row["source_key"]: row["id"] for row in people if row["source_key"]}
        self._sources = sorted({row["source_name"] for row in people})
        named = [row.values.get("offer_source_id") for row in rows]
        offers = rows_with(landing.session, Offer, "id", named)
        offers += rows_with(landing.session, Offer, "source_key", named)
        self._offers = {row["source_key"] or row["id"]: row for row in offers}
        self._offers |= {row["id"]: row for row in offers}

    def read(self, row: Row) -> GivenOutcome | None:
        """The outcome of a line; None, with flaws, when it cannot land."""
        cells = row.values
        flaws = len(self._landing.flaws)
        person = self._person(row)
        offer = self._offer(row)
        rome = self._rome(row, offer)
        starts_on = self._start(row)
        happened_on = self._day(row)
        if len(self._landing.flaws) > flaws or person is None or happened_on is None:
            return None
        kind: Any = cells["kind"]
        outcome: Any = cells["outcome"]
        return GivenOutcome(
            line=row.line,
            person_id=person,
            kind=kind,
            outcome=outcome,
            happened_on=happened_on,
            proposed_on=_as_day(cells.get("proposed_on")),
            offer_id=offer["id"] if offer else None,
            employer_id=offer["employer_id"] if offer else None,
            siret=str(cells["siret"]) if cells.get("siret") and not offer else None,
            starts_on=starts_on,
            values=_placement_values(cells, rome, happened_on),
        )

    def _person(self, row: Row) -> str | None:
        number = str(row.values["person_source_id"])
        if number in self._people:
            return str(self._people[number])
        sealer = self._landing.tools.sealer
        for source in self._sources:
            for key in number_hashes(sealer, (self._landing.structure_id, source), number):
                if key in self._people:
                    return str(self._people[key])
        reason = "jeune inconnu de cette structure : importez d'abord les jeunes"
        self._landing.refuse(row.line, "person_source_id", reason, "identifiant")
        return None

    def _offer(self, row: Row) -> Mapping[str, Any] | None:
        number = row.values.get("offer_source_id")
        if number is None:
            if row.values["outcome"] in ANSWERS:
                reason = "cette issue répond à une proposition : indiquez l'offre"
                self._landing.refuse(row.line, "offer_source_id", reason, "vide")
            return None
        offer = self._offers.get(str(number))
        if offer is None:
            reason = "offre inconnue : importez d'abord les offres"
            self._landing.refuse(row.line, "offer_source_id", reason, "identifiant")
        return offer

    def _rome(self, row: Row, offer: Mapping[str, Any] | None) -> str | None:
        trade = row.values.get("trade")
        rome = self._landing.trades.of_text(str(trade)) if trade else None
        if trade and rome is None:
            self._landing.refuse(row.line, "trade", "aucun métier reconnu", "texte")
        return rome or (str(offer["rome"]) if offer else None)

    def _start(self, row: Row) -> date | None:
        """Start of the contract; None for an answer, which tells of no contract."""
        cells = row.values
        starts_on = _as_day(cells.get("starts_on"))
        if cells["outcome"] in ANSWERS:
            return None
        if starts_on is None:
            if not cells.get("offer_source_id") or cells["outcome"] is OutcomeKind.SIGNED:
                self._landing.refuse(row.line, "starts_on", "date de début attendue", "vide")
            return None
        ends_on = _as_day(cells.get("ends_on"))
        if ends_on is not None and ends_on < starts_on:
            self._landing.refuse(row.line, "ends_on", "fin avant le début")
        if not cells.get("siret") and not cells.get("offer_source_id"):
            self._landing.refuse(row.line, "siret", "SIRET de l'employeur attendu", "vide")
        if not cells.get("trade") and not cells.get("offer_source_id"):
            self._landing.refuse(row.line, "trade", "métier attendu", "vide")
        return starts_on

    def _day(self, row: Row) -> date | None:
        outcome: Any = row.values["outcome"]
        for name in ("happened_on", *_DATED_BY.get(outcome, ())):
            day = _as_day(row.values.get(name))
            if day is not None:
                return day
        self._landing.refuse(row.line, "happened_on", "date de l'issue attendue", "vide")
        return None


def _placement_values(
    cells: Mapping[str, Any], rome: str | None, happened_on: date
) -> dict[str, Any]:
    names = ("uai", "ends_on", "ruptured_on", "origin")
    values = {"rome": rome, **{name: cells.get(name) for name in names}}
    if cells["outcome"] is OutcomeKind.RUPTURED:
        values["ruptured_on"] = values["ruptured_on"] or happened_on
    if cells["kind"] is OfferKind.PMSMP:
        values |= {name: cells.get(name) for name in ("purpose", "purpose_met")}
    return values


def _as_day(value: object) -> date | None:
    return value if isinstance(value, date) else None
