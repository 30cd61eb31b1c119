"""Which offers for this young person, in which order, and why?"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import structlog
from sqlalchemy.orm import Session

from api.services.journeys.told import corrections_of
from api.services.log_view import ViewAction, log_view
from api.services.named.names import course_words, employer_words, home_words, offer_words
from api.services.open_store import Store
from api.services.persons import person_for
from api.services.ranking.frames.person_frames import person_frames
from api.services.ranking.order.competition import others_waiting, with_waiting
from api.services.ranking.order.order_seen import ListAsked, in_order_seen, ranked_to_show
from api.services.ranking.order.own_proposals import own_pending
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.ranking.told.document import Names, ranking_document
from api.services.ranking.told.journeys import journeys_shown
from api.services.viewer import Viewer
from matcher.cfa.choice import NO_COURSE
from matcher.pool import Pool
from matcher.rank.matcher import Matcher
from matcher.rank.ranking import Ranking
from matcher.rank.view import View
from matcher.scorecard import SCORED_KINDS
from models.enums import OfferKind
from models.tables import YoungPerson

log = structlog.get_logger()


@dataclass(frozen=True)
class RankRequest:
    """Whose ranking, who asks, on which day, how many offers, of one kind or of both."""

    person_id: str
    viewer: Viewer
    today: date
    now: datetime
    kind: OfferKind | None = None
    limit: int = 20


def rank_person(store: Store, snapshots: PoolSnapshots, request: RankRequest) -> dict[str, Any]:
    """The ranking as a JSON document; raises NotFound, NotAllowed. The view is logged first."""
    with store.sessions.begin() as session:
        person = person_for(session, request.viewer, request.person_id)
        log_view(session, person.id, request.viewer.id, ViewAction.RANK, request.now)
    with store.reading() as session:
        person = person_for(session, request.viewer, request.person_id)
        if person.objects_to_ranking:
            return _without_ranking(person, request.today, snapshots)
        view = _view(session, person, request)
        asked = ListAsked(person_frames(session, person), request.today, view)
        for read in (snapshots.at_once, snapshots.current):
            pool = read(session, request.today)
            ranking, weight = ranked_to_show(session, snapshots, pool, asked)
            names = _names(session, person, (ranking, pool), snapshots.matcher)
            # An offer may have left, or been withdrawn from sight, since the snapshot at hand.
            if len(names.offers) == len(_shown(ranking)):
                break
        log.info("ranked", open=ranking.listed_total, excluded=ranking.excluded_total)
        document = ranking_document(ranking, pool, names)
        share = document["exploration"] = snapshots.exploration
        ordered = in_order_seen(session, document["offers"], asked, weight, share)
        others = others_waiting(session, person.id, request.today)
        document["offers"] = with_waiting(ordered, others)
        document["to_discuss"] = with_waiting(document["to_discuss"], others)
        document["advice"] += [
            {"code": "travel", "sentence": remark}
            for remark in snapshots.travel.remarks_on(request.today)
        ]
        return document


def _view(session: Session, person: YoungPerson, request: RankRequest) -> View:
    kinds = SCORED_KINDS if request.kind is None else (request.kind,)
    own = own_pending(session, [person.id], request.today)[person.id]
    return View(request.limit, kinds, person.structure_id, tuple(own))


def _names(
    session: Session, person: YoungPerson, ranked: tuple[Ranking, Pool], matcher: Matcher
) -> Names:
    ranking, pool = ranked
    pairs, scored = ranking.candidates.pairs, (*ranking.listed, *ranking.to_discuss)
    courses = {int(pairs.cfa.course[row]) for row in scored}
    return Names(
        offers=offer_words(
            session,
            (str(pairs.offers.offer_id[row]) for row in _shown(ranking)),
            person.structure_id,
        ),
        employers=employer_words(session, (piste.employer_id for piste in ranking.pistes)),
        courses=course_words(
            session, (str(pool.courses.course_id[c]) for c in courses - {NO_COURSE})
        ),
        homes=home_words(person.homes),
        journeys=journeys_shown(matcher, pairs, pool, scored, ranking.today),
        corrections=corrections_of(person),
    )


def _shown(ranking: Ranking) -> list[int]:
    return [int(row) for row in (*ranking.listed, *ranking.to_discuss, *ranking.excluded)]


def _without_ranking(person: YoungPerson, today: date, snapshots: PoolSnapshots) -> dict[str, Any]:
    """Somebody who objected is not ranked; the list says so and what remains possible."""
    return {
        "young_person_id": person.id,
        "today": today.isoformat(),
        "scorecard_id": snapshots.matcher.scorecard.scorecard_id,
        "stage": str(person.stage),
        "homes": home_words(person.homes),
        "offers": [],
        "offers_total": 0,
        "reachable_total": 0,
        "to_discuss": [],
        "excluded": [],
        "excluded_total": 0,
        "pistes": [],
        "exploration": 0.0,
        "advice": [
            {
                "code": "objects_to_ranking",
                "sentence": "Ce jeune s'est opposé au classement automatique : cherchez avec lui "
                "dans les offres ouvertes, ou recueillez un nouvel accord.",
            }
        ],
    }
