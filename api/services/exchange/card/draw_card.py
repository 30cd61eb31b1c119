"""How is a card drawn from a file? Coarser than what is known, and only what was chosen."""

import math
from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from api.services.exchange.card.fields import MOST_TRADES, SharedCard
from api.services.exchange.card.floor import crowd_of
from api.services.exchange.terms import ExchangeTerms
from api.services.not_possible import not_possible
from models.enums import ContractSought, Reach
from models.tables import Course, Wish, YoungPerson

_QUARTER = 15


def draw_card(
    session: Session,
    person: YoungPerson,
    terms: ExchangeTerms,
    contract: ContractSought,
    trades: Iterable[str] = (),
) -> SharedCard:
    """The card of these trades among the wishes, of all without any; raises NotPossible."""
    wishes = _chosen(person, set(trades))
    place, age_band = crowd_of(session, person, terms)
    course = session.get(Course, person.course_id) if person.course_id else None
    return SharedCard(
        age_band=age_band,
        place=place,
        trades=tuple(wish.rome for wish in wishes),
        level_sought=next((w.target_level for w in wishes if w.target_level is not None), None),
        reach=_reach(person),
        max_minutes=_in_quarters(person.max_minutes_employer),
        contract=contract,
        available_from=_month(person.available_from, terms.today),
        rhythm=None if course is None else course.rhythm,
    )


def _chosen(person: YoungPerson, trades: set[str]) -> list[Wish]:
    wishes = [wish for wish in person.wishes if not trades or wish.rome in trades]
    if not person.wishes:
        raise not_possible("Aucun souhait noté : notez d'abord un métier dans le dossier.")
    if trades - {wish.rome for wish in wishes} or not wishes:
        raise not_possible("Choisissez parmi les métiers souhaités du dossier.", "metiers")
    return wishes[:MOST_TRADES]


def _reach(person: YoungPerson) -> Reach | None:
    if person.no_mobility:
        return Reach.NEAR
    if person.has_car or person.has_moped:
        return Reach.VEHICLE
    if person.uses_transit:
        return Reach.TRANSIT
    known = person.has_car is False and person.uses_transit is False
    return Reach.NEAR if known and (person.walks or person.has_bike) else None


def _in_quarters(minutes: int | None) -> int | None:
    return None if minutes is None else max(_QUARTER, math.ceil(minutes / _QUARTER) * _QUARTER)


def _month(day: date | None, today: date) -> date | None:
    """The first of the month; of a day already over, this month."""
    return None if day is None else max(day, today).replace(day=1)
