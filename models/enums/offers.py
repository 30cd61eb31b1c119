"""What is offered, in which state, and to whom is it shown?"""

from enum import StrEnum


class OfferKind(StrEnum):
    """What the employer opens. Professionalisation-only offers are kept apart, off by default."""

    APPRENTICESHIP = "apprenticeship"
    PMSMP = "pmsmp"
    PROFESSIONALISATION = "professionalisation"


class OfferStatus(StrEnum):
    """Life of an offer; only `LIVE` is in the pool."""

    DRAFT = "draft"
    LIVE = "live"
    PAUSED = "paused"
    FILLED = "filled"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class OfferEvent(StrEnum):
    """What may happen to an offer, as its history tells it."""

    ENTERED = "entered"
    IMPORTED = "imported"
    CHANGED = "changed"
    STATE = "state"
    PLACE_TAKEN = "place_taken"
    PLACE_FREED = "place_freed"
    CONFIRMED = "confirmed"


class Visibility(StrEnum):
    """Who may see an offer: the owner, everybody without the employer's name, everybody."""

    OWN_STRUCTURE = "own_structure"
    ANNOUNCED = "announced"
    SHARED = "shared"


class ApplyWay(StrEnum):
    """How one applies to an offer."""

    URL = "url"
    PHONE = "phone"
    THROUGH_OWNER = "through_owner"


class DangerousWork(StrEnum):
    """Work regulated under 18 (D4153-15 ff.): none, on declaration, or absolutely banned."""

    NONE = "none"
    DECLARATION = "declaration"
    BANNED = "banned"


class PmsmpPurpose(StrEnum):
    """The three purposes of L5135-1."""

    DISCOVER_TRADE = "discover_trade"
    CONFIRM_PROJECT = "confirm_project"
    START_RECRUITMENT = "start_recruitment"


class Rhythm(StrEnum):
    """How CFA and company alternate. Trips a month are in `data/rules/rhythms.yaml`."""

    ONE_WEEK_IN_TWO = "one_week_in_two"
    ONE_WEEK_IN_THREE = "one_week_in_three"
    ONE_WEEK_IN_FOUR = "one_week_in_four"
    ONE_DAY_A_WEEK = "one_day_a_week"
    TWO_DAYS_A_WEEK = "two_days_a_week"
