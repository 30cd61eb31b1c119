"""Who calls whom, how, and what did the employer answer?"""

from enum import StrEnum


class ContactChannel(StrEnum):
    """How an employer was contacted."""

    PHONE = "phone"
    EMAIL = "email"
    LETTER = "letter"
    VISIT = "visit"
    VIDEO = "video"
    EVENT = "event"


class PersonMet(StrEnum):
    """Whom one spoke to: a function, never a name."""

    NOBODY = "nobody"
    RECEPTION = "reception"
    OWNER = "owner"
    HUMAN_RESOURCES = "human_resources"
    APPRENTICE_MASTER = "apprentice_master"
    OTHER = "other"


class ContactAnswer(StrEnum):
    """What a contact led to; the statuses of one request, as other services name them.

    `DONE`: the employer opens a place; `DONE_NO_HELP`: heard us, opens none.
    """

    TO_DO = "to_do"
    TAKING_CARE = "taking_care"
    DONE = "done"
    DONE_NO_HELP = "done_no_help"
    NOT_REACHABLE = "done_not_reachable"
    NOT_FOR_ME = "not_for_me"


class NextStep(StrEnum):
    """What is to follow a contact."""

    CALL_BACK = "call_back"
    VISIT = "visit"
    SEND_PROFILES = "send_profiles"
    SEND_DOCUMENTS = "send_documents"
    AWAIT_ANSWER = "await_answer"


class WhyDespite(StrEnum):
    """Why one contacts an employer that another structure is on: its holder reads it."""

    EMPLOYER_CALLED = "employer_called"
    FOLLOWS_OFFER = "follows_offer"
    APPRENTICE_THERE = "apprentice_there"
    RUPTURE = "rupture"
    AGREED_WITH_HOLDER = "agreed_with_holder"


class ClaimEnd(StrEnum):
    """How a claim ended before or at its day."""

    RELEASED = "released"
    EXPIRED = "expired"
    # Nobody noted a contact for too long.
    LAPSED = "lapsed"
    # A structure that already works with the employer took over a cold call.
    PRECEDENCE = "precedence"


class LeaveScope(StrEnum):
    """What a firm asked to be spared."""

    EVERYTHING = "everything"
    PHONE = "phone"
    TRADE_FAMILY = "trade_family"


class ContestReason(StrEnum):
    """Why somebody thinks that a firm may be contacted all the same."""

    EMPLOYER_CALLED = "employer_called"
    NEW_OWNER = "new_owner"
    WRONG_EMPLOYER = "wrong_employer"
    NOT_ENTITLED = "not_entitled"
