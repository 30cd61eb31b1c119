"""How did somebody try to come in, what came of it, and what was done to accounts?"""

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


class AccountAct(StrEnum):
    """What was done to an account, by an administrator, the console or its holder."""

    CREATED = "created"
    ROLE_GIVEN = "role_given"
    PASSWORD_GIVEN = "password_given"  # noqa: S105
    PASSWORD_CHOSEN = "password_chosen"  # noqa: S105
    UNLOCKED = "unlocked"
    CLOSED = "closed"
    BOUND = "bound"
    UNBOUND = "unbound"
    TOKEN_MADE = "token_made"  # noqa: S105
    TOKEN_REVOKED = "token_revoked"  # noqa: S105
