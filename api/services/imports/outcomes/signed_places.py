"""Which open places do imported signatures take? Those of contracts nobody had told of yet.

A signature older than the offer takes none: whoever published it knew of that contract.
"""

from collections.abc import Iterable
from datetime import date

from api.services.imports.landing.context import Landing
from api.services.imports.outcomes.read import GivenOutcome
from api.services.noting import Noting
from api.services.pool.offer.places import only_open_offer, take_place
from api.services.viewer import Viewer
from models.enums import OfferStatus
from models.tables import Offer, Placement


def take_signed_places(landing: Landing, signed: Iterable[tuple[GivenOutcome, str | None]]) -> None:
    """Count down what new signatures took: of the offer named, else the one they can mean.

    `signed`: each signature with its contract's id, if it has one.
    """
    session, tools = landing.session, landing.tools
    noting = Noting(Viewer("", frozenset(), landing.structure_id), tools.today, tools.now)
    for given, placement_id in signed:
        offer_id = given.offer_id
        if offer_id is None and placement_id is not None:
            offer_id = only_open_offer(
                session, session.get_one(Placement, placement_id), tools.today
            )
        offer = None if offer_id is None else session.get(Offer, offer_id)
        if offer is not None and _stood_open(offer, given.happened_on):
            told_by = placement_id if given.offer_id is None else None
            take_place(session, noting, offer.id, told_by)


def _stood_open(offer: Offer, day: date) -> bool:
    published = offer.published_on
    return offer.status is OfferStatus.LIVE and (published is None or day >= published)
