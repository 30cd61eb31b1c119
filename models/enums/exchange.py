"""What does one network tell another of a young person, who asked, and what was answered?"""

from enum import StrEnum


class AgeBand(StrEnum):
    """The age shown to other networks: the steps of an apprentice's pay (D6222-26)."""

    UNDER_18 = "under_18"
    FROM_18 = "18_20"
    FROM_21 = "21_25"
    FROM_26 = "26_and_over"


class Reach(StrEnum):
    """How far somebody goes by themselves; never which vehicle or licence they have."""

    VEHICLE = "vehicle"
    TRANSIT = "transit"
    NEAR = "near"


class ContractSought(StrEnum):
    """What the young person looks for."""

    APPRENTICESHIP = "apprenticeship"
    PMSMP = "pmsmp"
    EITHER = "either"


class AgreementWay(StrEnum):
    """How somebody agreed, or was informed."""

    MEETING = "meeting"
    PHONE = "phone"
    VIDEO = "video"
    WRITTEN = "written"


class ContactAgreed(StrEnum):
    """Which contact the young person lets pass on; the given name goes with a direct one."""

    REFERENT = "referent"
    PHONE = "phone"
    EMAIL = "email"
    PHONE_AND_EMAIL = "phone_and_email"


class ProfileEnd(StrEnum):
    """Why a profile is no longer shown. Other networks only learn that it is not."""

    AGREEMENT_WITHDRAWN = "agreement_withdrawn"
    TAKEN_DOWN = "taken_down"
    LAPSED = "lapsed"
    SIGNED = "signed"
    # The file was closed, or is followed elsewhere now.
    LEFT = "left"


class RequestReason(StrEnum):
    """What another structure asks a contact for."""

    OFFER = "offer"
    EMPLOYER = "employer"
    TRAINING = "training"


class RequestState(StrEnum):
    """Where a request stands, in the same words for both sides."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LAPSED = "lapsed"
    # By who asked.
    CANCELLED = "cancelled"
    # The profile is no longer shared.
    CLOSED = "closed"


class MeetingWay(StrEnum):
    """How the two meet, once accepted."""

    CALL_REFERENT = "call_referent"
    THREE_WAY = "three_way"
    CALL_YOUNG_PERSON = "call_young_person"


class DeclineReason(StrEnum):
    """Why a request is declined: nothing here tells of the person's situation."""

    DECLINED_BY_YOUNG_PERSON = "declined_by_young_person"
    NOT_THE_TRADE = "not_the_trade"
    TOO_FAR = "too_far"
    NOT_NOW = "not_now"
    ELSEWHERE = "elsewhere"
