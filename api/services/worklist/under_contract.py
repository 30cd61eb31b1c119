"""Who is under contract on a day, asked of the store: as `FollowedFacts.is_under_contract` says."""

from datetime import date

from sqlalchemy import ColumnElement, exists

from models.enums import OfferKind
from models.tables import Placement, RuptureCase, YoungPerson


def under_contract(today: date) -> ColumnElement[bool]:
    """Whether a contract of a young person runs, or is signed for later."""
    # Broken on that day it runs no longer; ended on that day it still does.
    ends = Placement.ends_on.is_(None) | (Placement.ends_on >= today)
    goes_on = (Placement.ruptured_on > today) | (Placement.ruptured_on.is_(None) & ends)
    runs = exists().where(
        Placement.person_id == YoungPerson.id,
        Placement.kind == OfferKind.APPRENTICESHIP,
        goes_on,
    )
    breaks_later = exists().where(
        RuptureCase.person_id == YoungPerson.id,
        RuptureCase.placement_id.is_(None),
        RuptureCase.ruptured_on > today,
    )
    return runs | breaks_later
