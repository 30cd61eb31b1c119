"""Everything about one offer for a young person: why it stands there, or why it is not listed."""

from typing import Any

from sqlalchemy.orm import Session

from api.services.journeys.told import corrections_of
from api.services.log_view import ViewAction, log_view
from api.services.named.names import course_words, home_words, offer_words
from api.services.named.visible_offers import visible_offer
from api.services.open_store import Store
from api.services.persons import person_for
from api.services.ranking.order.competition import others_waiting, with_waiting
from api.services.ranking.order.congestion import latest_prices, with_price
from api.services.ranking.order.standing import Place, Standing, standing_of
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.ranking.rank_person import RankRequest
from api.services.ranking.told.contract import contract_entries
from api.services.ranking.told.document import Names, offer_entry, reason_entry, unscored_entry
from api.services.ranking.told.journeys import journeys_shown
from matcher.cfa.choice import NO_COURSE
from matcher.rank.matcher import Matcher
from models.tables import Offer, YoungPerson


def one_offer(
    store: Store, snapshots: PoolSnapshots, request: RankRequest, offer_id: str
) -> dict[str, Any]:
    """The offer with its rank, sum and journeys, or the reasons that keep it off the list.

    Raises NotFound (also where another structure keeps the offer to itself) and NotAllowed. The
    view is logged first.
    """
    with store.sessions.begin() as session:
        person = person_for(session, request.viewer, request.person_id)
        log_view(session, person.id, request.viewer.id, ViewAction.RANK, request.now)
    with store.reading() as session:
        person = person_for(session, request.viewer, request.person_id)
        offer = visible_offer(session, offer_id, person.structure_id)
        standing = standing_of(session, snapshots, person, offer, request.today)
        entry = _entry(session, person, (offer, standing), snapshots.matcher)
        return {
            "young_person_id": person.id,
            "today": request.today.isoformat(),
            "scorecard_id": snapshots.matcher.scorecard.scorecard_id,
            "homes": home_words(person.homes),
            "place": standing.place.value,
            "why": standing.why,
            "rank": standing.rank,
            "offers_total": standing.listed_total,
            "reasons": [reason_entry(reason) for reason in standing.reasons],
            "forbidden": bool(standing.forbidding),
            "offer": entry,
            "contract": _contract(
                (offer, standing), snapshots.matcher, announced=entry["announced"]
            ),
        }


def _contract(
    told: tuple[Offer, Standing], matcher: Matcher, *, announced: bool
) -> list[dict[str, str]]:
    offer, standing = told
    if standing.ranking is None:
        return []
    insee = offer.insee or offer.employer.insee or ""
    return contract_entries(standing.ranking, matcher.rules, insee, announced=announced)


def _entry(
    session: Session, person: YoungPerson, told: tuple[Offer, Standing], matcher: Matcher
) -> dict[str, Any]:
    offer, standing = told
    words = offer_words(session, [offer.id], person.structure_id)
    ranking = standing.ranking
    if ranking is None:
        return {"offer_id": offer.id, "kind": offer.kind.value, **words[offer.id]}
    course = int(ranking.candidates.pairs.cfa.course[0])
    known = () if course == NO_COURSE else (str(standing.pool.courses.course_id[course]),)
    journeys = journeys_shown(matcher, ranking.candidates.pairs, standing.pool, [0], ranking.today)
    names = Names(
        words,
        {},
        course_words(session, known),
        home_words(person.homes),
        journeys,
        corrections_of(person),
    )
    scored = standing.place in (Place.LISTED, Place.TO_DISCUSS)
    entry = (offer_entry if scored else unscored_entry)(ranking, 0, standing.pool, names)
    if scored:
        (entry,) = with_waiting([entry], others_waiting(session, person.id, ranking.today))
    if standing.place is not Place.LISTED:
        return entry
    return with_price(entry, latest_prices(session, [offer.id]).get(offer.id), standing.weight)
