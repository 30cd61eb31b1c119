"""Where does one offer stand for a young person: in the list, at which rank, or why not?"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from sqlalchemy.orm import Session

from api.services.ranking.own_proposals import own_pending
from api.services.ranking.person_frames import person_frames
from api.services.ranking.snapshot import PoolSnapshots
from api.services.ranking.visible_offers import why_closed
from matcher.columns import Person
from matcher.columns.person import WishedTrade
from matcher.eligibility import Reason
from matcher.pool import Pool
from matcher.rank.matcher import View
from matcher.rank.ranking import Ranking
from matcher.rank.reasons import OWN_LIMIT
from matcher.scorecard import SCORED_KINDS
from models.tables import Offer, YoungPerson

# Ranks are told up to here: nobody reads further, and every rank told costs its explanation.
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
    """One offer for one person. `ranking` and `row` tell of it; None when it is not in the pool.

    `rank`: in the list of both kinds; None when it is not listed or stands beyond `RANKS_TOLD`.
    `why`: the one sentence that matters when the offer is not in the list, "" when it is.
    """

    place: Place
    why: str
    ranking: Ranking | None
    pool: Pool
    row: int
    rank: int | None
    listed_total: int

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What excludes the offer: refusals, rules with their article, travel limits."""
        return () if self.ranking is None else self.ranking.reasons.get(self.row, ())

    @property
    def forbidding(self) -> tuple[Reason, ...]:
        """What no adviser can set aside: a travel limit is talked over, a rule is not."""
        return tuple(reason for reason in self.reasons if reason.article != OWN_LIMIT)


def standing_of(
    session: Session, snapshots: PoolSnapshots, person: YoungPerson, offer: Offer, today: date
) -> Standing:
    """Where the offer stands on a day. Whoever objected to being ranked gets no rank."""
    own = own_pending(session, [person.id], today)[person.id]
    pool = snapshots.at_once(session, today).without_pending(own)
    known = Person.from_frames(person_frames(session, person), person.id)
    row, closed = pool.row_of(offer.id), why_closed(offer, today)
    if closed is not None or row is None:
        why = closed or "Cette offre vient de changer : rechargez la page."
        return Standing(Place.CLOSED, why, None, pool, -1, None, 0)
    alone = pool.only(row)
    if offer.kind not in SCORED_KINDS:
        why = "Contrat de professionnalisation : Passerelle ne classe pas ces offres."
        return Standing(Place.NOT_RANKED, why, None, alone, -1, None, 0)
    question = _Question(snapshots, today, person.structure_id)
    if person.objects_to_ranking:
        return _unranked(question, known, alone, offer)
    return _ranked(question, known, (pool, alone), offer)


@dataclass(frozen=True)
class _Question:
    snapshots: PoolSnapshots
    today: date
    structure_id: str

    def rank(self, person: Person, pool: Pool, most: int) -> Ranking:
        view = View(k=most, viewer=self.structure_id)
        return self.snapshots.matcher.rank_one(person, pool, self.today, view)


def _ranked(
    question: _Question, person: Person, pools: tuple[Pool, Pool], offer: Offer
) -> Standing:
    pool, alone = pools
    own = question.rank(person, alone, 1)
    if not len(own.candidates.pairs):
        return _of_other_trade(question, person, alone, offer)
    if len(own.excluded):
        return Standing(Place.EXCLUDED, "", own, alone, 0, None, 0)
    whole = question.rank(person, pool, RANKS_TOLD)
    ids = whole.candidates.pairs.offers.offer_id
    shown = whole.listed if len(own.listed) else whole.to_discuss
    place = Place.LISTED if len(own.listed) else Place.TO_DISCUSS
    for number, row in enumerate(shown, start=1):
        if ids[row] == offer.id:
            rank = number if place is Place.LISTED else None
            return Standing(place, "", whole, pool, int(row), rank, whole.listed_total)
    return Standing(place, "", own, alone, 0, None, whole.listed_total)


def _of_other_trade(question: _Question, person: Person, alone: Pool, offer: Offer) -> Standing:
    """Journeys and rules as if the trade were wished: the score would mean nothing."""
    ranking = _as_if_wished(question, person, alone, offer)
    why = (
        "Ce métier n'est ni parmi ses souhaits, ni proche de l'un d'eux : ajoutez un souhait pour "
        "que l'offre soit classée."
        if person.wishes
        else "Sans souhait noté, seules les immersions sont classées : notez un premier souhait."
    )
    return Standing(Place.OTHER_TRADE, why, ranking, alone, 0, None, 0)


def _unranked(question: _Question, person: Person, alone: Pool, offer: Offer) -> Standing:
    """Rules and journeys only: nothing is compared with this offer."""
    ranking = _as_if_wished(question, person, alone, offer)
    why = "Ce jeune s'est opposé au classement automatique : l'offre n'a ni rang ni score."
    return Standing(Place.NOT_RANKED, why, ranking, alone, 0, None, 0)


def _as_if_wished(question: _Question, person: Person, alone: Pool, offer: Offer) -> Ranking:
    wish = WishedTrade(len(person.wishes) + 1, offer.rome, None, None, None)
    return question.rank(replace(person, wishes=(*person.wishes, wish)), alone, 1)
