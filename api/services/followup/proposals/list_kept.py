"""From which list is an offer being proposed? Kept, so that another order can be judged later."""

from typing import Any, Final

from sqlalchemy import delete
from sqlalchemy.orm import Session

from api.services.ranking.frames.person_frames import person_frames
from api.services.ranking.order.order_seen import ListAsked, in_order_seen, ranked_to_show
from api.services.ranking.order.own_proposals import own_pending
from api.services.ranking.order.standing import Place, Standing
from api.services.ranking.pool.snapshot import PoolSnapshots
from matcher.factors import FACTORS
from matcher.rank.ranking import Ranking
from matcher.rank.view import View
from matcher.scorecard import as_score
from models.tables import ListSeen, Offer, YoungPerson

# What a page shows at first: who proposes from further down has looked for it.
KEPT: Final = 20


def list_seen(
    session: Session, snapshots: PoolSnapshots, person: YoungPerson, offer: Offer, at: Standing
) -> dict[str, Any] | None:
    """The columns of `ListSeen` but its key; None where the offer is not among the first shown."""
    if at.place is not Place.LISTED or at.ranking is None:
        return None
    today = at.ranking.today
    own = own_pending(session, [person.id], today)[person.id]
    view = View(KEPT, (offer.kind,), person.structure_id, tuple(own))
    asked = ListAsked(person_frames(session, person), today, view)
    ranking, weight = ranked_to_show(session, snapshots, at.pool, asked)
    listed = _listed(ranking, str(offer.kind))
    seen = in_order_seen(session, listed, asked, weight, snapshots.exploration)
    chosen = [each for each in seen if each["offer_id"] == offer.id]
    if not chosen:
        return None
    return {
        "exploration": snapshots.exploration,
        "place_chance": chosen[0].get("place_chance", 1.0),
        "factors": [factor.name for factor in FACTORS],
        "offers": [{"offer_id": each["offer_id"], "entries": each["entries"]} for each in seen],
    }


def keep_list(session: Session, proposal_id: str, seen: dict[str, Any] | None) -> None:
    """Keep the list of a proposal, where there is one."""
    if seen is not None:
        session.add(ListSeen(proposal_id=proposal_id, **seen))


def forget_list(session: Session, proposal_id: str) -> None:
    """Of an offer that was not chosen from the list: a run had suggested it."""
    session.execute(delete(ListSeen).where(ListSeen.proposal_id == proposal_id))


def _listed(ranking: Ranking, kind: str) -> list[dict[str, Any]]:
    """The offers of a list as prices read them, with what every factor says."""
    offers, scores = ranking.candidates.pairs.offers, ranking.scores
    return [
        {
            "offer_id": str(offers.offer_id[row]),
            "kind": kind,
            "score": as_score(scores.score[row]),
            "entries": [int(entry) for entry in scores.entries[:, row]],
        }
        for row in ranking.listed.tolist()
    ]
