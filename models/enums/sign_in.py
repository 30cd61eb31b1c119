"""How did somebody try to come in, and what came of it?"""

from enum import StrEnum


class SignInWay(StrEnum):
    """By what somebody proves who they are."""

    PASSWORD = "password"  # noqa: S105
    PROVIDER = "provider"


class SignInEnd(StrEnum):
    """What came of one try; all but the first are refusals."""

    OPENED = "opened"
    WRONG_PASSWORD = "wrong_password"  # noqa: S105
    LOCKED = "locked"
    # A provider's answer that this browser did not ask for, or asked for too long ago.
    NOT_AWAITED = "not_awaited"
    TOO_LATE = "too_late"
    PROVIDER_DOWN = "provider_down"
    DECLINED = "declined"
    NOT_VERIFIABLE = "not_verifiable"
    CLOCKS_DIFFER = "clocks_differ"
    TOO_WEAK = "too_weak"
    NO_PROVEN_EMAIL = "no_proven_email"
    NO_ACCOUNT = "no_account"
    CLOSED = "closed"
    OTHER_IDENTITY = "other_identity"
