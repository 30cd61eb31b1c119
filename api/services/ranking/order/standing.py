"""Where does one offer stand for a young person: in the list, at which rank, or why not?"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

import pandas as pd
from sqlalchemy.orm import Session

from api.services.named.visible_offers import why_closed
from api.services.ranking.frames.person_frames import person_frames
from api.services.ranking.order.own_proposals import own_pending
from api.services.ranking.order.shown_order import Before, ShownOrder, shown_order
from api.services.ranking.pool.snapshot import PoolSnapshots
from matcher.columns import Person
from matcher.columns.person import WishedTrade
from matcher.eligibility import Reason
from matcher.pool import Pool
from matcher.rank.matcher import Matcher
from matcher.rank.ranking import Ranking
from matcher.rank.reasons import OWN_LIMIT
from matcher.rank.view import View
from matcher.scorecard import SCORED_KINDS
from models.tables import Offer, YoungPerson

# Ranks are told up to here: nobody reads further.
RANKS_TOLD: Final = 200


class Place(StrEnum):
    """Where an offer stands for somebody."""

    LISTED = "listed"
    TO_DISCUSS = "to_discuss"
    EXCLUDED = "excluded"
    OTHER_TRADE = "other_trade"
    NOT_RANKED = "not_ranked"
    CLOSED = "closed"


@dataclass(frozen=True)
class Standing:
    """One offer for one person. `ranking` tells of it alone; None when it is not in the pool.

    `order`: the list of both kinds as it is shown, its first `RANKS_TOLD`; None where the offer is
    in none. `why`: the one sentence that matters when it is not in the list, "" when it is.
    """

    place: Place
    why: str
    ranking: Ranking | None
    pool: Pool
    offer_id: str
    order: ShownOrder | None = None

    @property
    def rank(self) -> int | None:
        """Its place in the list; None when it is not listed or stands beyond `RANKS_TOLD`."""
        return None if self.order is None else self.order.rank_of(self.offer_id)

    @property
    def above(self) -> tuple[str, ...]:
        """Offers of its kind that stand above it."""
        return () if self.order is None else self.order.above(self.offer_id)

    @property
    def listed_total(self) -> int:
        """How many offers are listed."""
        return 0 if self.order is None else self.order.total

    @property
    def weight(self) -> float:
        """λ as it bears on the list."""
        return 0.0 if self.order is None else self.order.weight

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What excludes the offer: refusals, rules with their article, travel limits."""
        return () if self.ranking is None else self.ranking.reasons.get(0, ())

    @property
    def forbidding(self) -> tuple[Reason, ...]:
        """What no adviser can set aside: a travel limit is talked over, a rule is not."""
        return tuple(reason for reason in self.reasons if reason.article != OWN_LIMIT)


def standing_of(
    session: Session, snapshots: PoolSnapshots, person: YoungPerson, offer: Offer, today: date
) -> Standing:
    """Where the offer stands on a day. Whoever objected to being ranked gets no rank."""
    view = view_of(session, person, today)
    pool = snapshots.at_once(session, today)
    row, closed = pool.row_of(offer.id), why_closed(offer, today)
    if closed is not None or row is None:
        why = closed or "Cette offre vient de changer : rechargez la page."
        return Standing(Place.CLOSED, why, None, pool, offer.id)
    if offer.kind not in SCORED_KINDS:
        why = "Contrat de professionnalisation : Passerelle ne classe pas ces offres."
        return Standing(Place.NOT_RANKED, why, None, pool, offer.id)
    question = _Question(snapshots.matcher, pool, row, today, view)
    frames = person_frames(session, person)
    if person.objects_to_ranking:
        return _unranked(question, Person.from_frames(frames, person.id))
    return _ranked(session, question, frames, Person.from_frames(frames, person.id))


def view_of(session: Session, person: YoungPerson, today: date) -> View:
    """Their list as far as ranks are told; own waiting proposals are no competition."""
    own = tuple(own_pending(session, [person.id], today)[person.id])
    return View(RANKS_TOLD, SCORED_KINDS, person.structure_id, own)


@dataclass(frozen=True)
class _Question:
    """One offer of a pool, on a day, as somebody sees it."""

    matcher: Matcher
    pool: Pool
    row: int
    today: date
    view: View

    def look(self, person: Person) -> Ranking | None:
        """The offer alone; None in a trade that is not wished."""
        return self.matcher.look_at(person, self.pool, self.row, self.today, self.view)

    def look_as_if_wished(self, person: Person) -> Ranking | None:
        """The offer alone, as if its trade were wished: a score would mean nothing."""
        rome = str(self.pool.offers.rome[self.row])
        wish = WishedTrade(len(person.wishes) + 1, rome, None, None, None)
        return self.look(replace(person, wishes=(*person.wishes, wish)))

    def order(self, session: Session, frames: dict[str, pd.DataFrame]) -> ShownOrder:
        """The list that is shown."""
        before = Before(frames, self.matcher, self.pool, self.today, self.view)
        return shown_order(session, before)

    @property
    def offer_id(self) -> str:
        """The offer asked about."""
        return str(self.pool.offers.offer_id[self.row])


def _ranked(
    session: Session, question: _Question, frames: dict[str, pd.DataFrame], person: Person
) -> Standing:
    own = question.look(person)
    if own is None:
        return _of_other_trade(question, person)
    if len(own.excluded):
        return Standing(Place.EXCLUDED, "", own, question.pool, question.offer_id)
    order = question.order(session, frames)
    if order.weight > 0:
        # The score is the list's: prices stand in for competition.
        own = replace(question, view=order.view).look(person) or own
    place = Place.LISTED if len(own.listed) else Place.TO_DISCUSS
    return Standing(place, "", own, question.pool, question.offer_id, order)


def _of_other_trade(question: _Question, person: Person) -> Standing:
    """Journeys and rules as if the trade were wished."""
    ranking = question.look_as_if_wished(person)
    why = (
        "Ce métier n'est ni parmi ses souhaits, ni proche de l'un d'eux : ajoutez un souhait pour "
        "que l'offre soit classée."
        if person.wishes
        else "Sans souhait noté, seules les immersions sont classées : notez un premier souhait."
    )
    return Standing(Place.OTHER_TRADE, why, ranking, question.pool, question.offer_id)


def _unranked(question: _Question, person: Person) -> Standing:
    """Rules and journeys only: nothing is compared with this offer."""
    ranking = question.look_as_if_wished(person)
    why = "Ce jeune s'est opposé au classement automatique : l'offre n'a ni rang ni score."
    return Standing(Place.NOT_RANKED, why, ranking, question.pool, question.offer_id)
