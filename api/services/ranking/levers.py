"""Which barrier should be lifted first for a young person, and which offers would that open?"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

import structlog
from sqlalchemy.orm import Session

from api.services.log_view import ViewAction, log_view
from api.services.named.names import offer_words
from api.services.open_store import Store
from api.services.persons import person_for
from api.services.ranking.frames.person_frames import person_frames
from api.services.ranking.order.own_proposals import own_pending
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.ranking.rank_person import RankRequest
from matcher.rank.view import View
from matcher.scorecard import as_score
from models.tables import YoungPerson

if TYPE_CHECKING:
    from matcher.levers import Found, Gain

log = structlog.get_logger()

# Of the offers a lever opens, so many are named; all are counted.
NAMED: Final = 10
_OBJECTS: Final = (
    "Ce jeune s'est opposé au classement automatique : rien n'est calculé. Voyez avec lui ce qui "
    "ferait obstacle."
)


def levers_of(store: Store, snapshots: PoolSnapshots, request: RankRequest) -> dict[str, Any]:
    """The levers as a JSON document, what opens most first; raises NotFound, NotAllowed.

    The view is logged first.
    """
    with store.sessions.begin() as session:
        person = person_for(session, request.viewer, request.person_id)
        log_view(session, person.id, request.viewer.id, ViewAction.RANK, request.now)
    with store.reading() as session:
        person = person_for(session, request.viewer, request.person_id)
        found = () if person.objects_to_ranking else _found(session, snapshots, person, request)
        log.info("levers", levers=len(found))
        return {
            "young_person_id": person.id,
            "today": request.today.isoformat(),
            "scorecard_id": snapshots.matcher.scorecard.scorecard_id,
            "why_none": _OBJECTS if person.objects_to_ranking else "",
            "levers": _entries(session, found, person.structure_id),
        }


def _found(
    session: Session, snapshots: PoolSnapshots, person: YoungPerson, request: RankRequest
) -> "tuple[Found, ...]":
    own = own_pending(session, [person.id], request.today)[person.id]
    view = View(viewer=person.structure_id, own=tuple(own))
    pool = snapshots.at_once(session, request.today)
    return snapshots.matcher.levers(person_frames(session, person), pool, request.today, view)


def _entries(session: Session, found: "Iterable[Found]", viewer: str) -> list[dict[str, Any]]:
    listed = list(found)
    named = {each.offer_id for lever in listed for each in lever.change.offers[:NAMED]}
    words = offer_words(session, named, viewer)
    return [
        {
            "lever": lever.lever.value,
            "detail": lever.detail,
            "sentence": lever.sentence,
            "opened": lever.change.opened,
            "assured": lever.change.assured,
            "lost": lever.change.lost,
            "gains": [_gain(gain) for gain in lever.change.gains],
            "offers": [
                {
                    "offer_id": each.offer_id,
                    "kind": each.kind.value,
                    "score": as_score(each.score),
                    **words[each.offer_id],
                }
                for each in lever.change.offers[:NAMED]
                # One that has just left the pool, or the viewer's sight, has no words.
                if each.offer_id in words
            ],
        }
        for lever in listed
    ]


def _gain(gain: "Gain") -> dict[str, Any]:
    """Counts of one kind, and what scores gain, in points of 100."""
    return {
        "kind": gain.kind.value,
        "opened": gain.opened,
        "assured": gain.assured,
        "lost": gain.lost,
        "risen": gain.risen,
        "best_gain": as_score(gain.best),
        "mean_gain": as_score(round(gain.mean)),
    }
