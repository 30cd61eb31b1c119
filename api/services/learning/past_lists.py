"""Which lists were proposals chosen from, and what was answered? As numbers, by kind of offer."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.answers_known import outcomes_of, was_signed
from matcher.factors import FACTORS
from matcher.learn.judge import chances
from matcher.learn.selection.lists import PastLists
from matcher.scorecard import KindCard, Scorecard
from matcher.scorecard.sigmoid import LOG_ODDS_UNIT
from models.enums import OfferKind
from models.tables import ListSeen, Offer, Outcome, Placement, Proposal

type Entries = NDArray[np.int16]


@dataclass(frozen=True)
class Seen:
    """Answered lists of one kind: entries (n, k, factors) of their offers, padded at the end.

    `without`: answered proposals of that kind whose list was not kept, or for other factors.
    """

    entries: Entries
    lists: PastLists
    without: int

    def first_by(self, card: KindCard) -> NDArray[np.int64]:
        """The place, in each list, of what a scorecard puts first; the earlier among equals."""
        return np.asarray(self.points(card).argmax(axis=1))

    def points(self, card: KindCard) -> NDArray[np.float64]:
        """What a scorecard gives every offer, (n, k); nothing past a list's end."""
        flat = self.entries.reshape(-1, len(FACTORS))
        both = chances(card.signed, flat) * chances(card.held, flat)
        return np.where(self.lists.shown, both.reshape(self.lists.shown.shape), -1.0)


def seen_lists(session: Session, kind: OfferKind, expert: Scorecard) -> Seen:
    """Every answered proposal of a kind that was chosen from a list."""
    told, without = [], 0
    for person_id, offer_id, answer, kept in _answered(session, kind):
        names = [factor.name for factor in FACTORS]
        ids = [] if kept is None else [each["offer_id"] for each in kept.offers]
        if kept is None or kept.factors != names or not _fits(kept.offers):
            without += 1
        else:
            told.append((person_id, ids.index(offer_id), answer, kept.offers))
    return Seen(*_as_numbers(told, expert.kinds[kind]), without)


def _answered(session: Session, kind: OfferKind) -> list[tuple[str, str, bool, ListSeen | None]]:
    placed = set(session.scalars(select(Placement.proposal_id)))
    events = outcomes_of(session, Outcome.proposal_id, Outcome.proposal_id.is_not(None))
    rows = session.execute(
        select(Proposal.id, Proposal.person_id, Proposal.offer_id, ListSeen)
        .join(Offer, Offer.id == Proposal.offer_id)
        .outerjoin(ListSeen, ListSeen.proposal_id == Proposal.id)
        .where(Offer.kind == kind)
        .order_by(Proposal.proposed_on, Proposal.id)
    )
    answered: list[tuple[str, str, bool, ListSeen | None]] = []
    for key, person_id, offer_id, kept in rows:
        answer = was_signed(events[key], key in placed)
        if answer is not None:
            answered.append((person_id, offer_id, answer, kept))
    return answered


def _fits(offers: list[dict[str, Any]]) -> bool:
    sizes = np.array([factor.size for factor in FACTORS])
    return all(bool((np.array(each["entries"]) < sizes).all()) for each in offers)


def _as_numbers(
    told: list[tuple[str, int, bool, list[dict[str, Any]]]], card: KindCard
) -> tuple[Entries, PastLists]:
    longest = max((len(offers) for *_, offers in told), default=1)
    entries = np.zeros((len(told), longest, len(FACTORS)), dtype=np.int16)
    shown = np.zeros((len(told), longest), dtype=bool)
    for number, (*_, offers) in enumerate(told):
        entries[number, : len(offers)] = [each["entries"] for each in offers]
        shown[number, : len(offers)] = True
    people = {person: number for number, person in enumerate(sorted({row[0] for row in told}))}
    lists = PastLists(
        facts=_facts(entries, card),
        shown=shown,
        chosen=np.array([place for _, place, *_ in told], dtype=np.int64),
        answer=np.array([answer for _, _, answer, _ in told], dtype=np.float64),
        person=np.array([people[person] for person, *_ in told], dtype=np.int64),
    )
    return entries, lists


def _facts(entries: Entries, card: KindCard) -> NDArray[np.float64]:
    """What the expert's curves make of each factor: an order of its entries, and a scale."""
    tables = [card.signed.tables[factor.name] + card.held.tables[factor.name] for factor in FACTORS]
    columns = [table[entries[..., at]] / LOG_ODDS_UNIT for at, table in enumerate(tables)]
    return np.stack(columns, axis=-1)
