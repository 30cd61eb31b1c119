"""Which programs may ask in somebody's name? Tokens: scoped, expiring, revocable, shown once."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.services.accounts.noted.account_log import Hand, note_account
from api.services.accounts.secrets.secret_tokens import hash_of_token, new_public_id, new_token
from api.services.accounts.sessions.signed_in import scopes_of
from api.services.viewer import Permission, Viewer
from models.codes import refuse_personal_number
from models.enums import AccountAct
from models.errors import NotFound, PasserelleError
from models.tables import AccessToken

# So that a token found in a file or a log is known for what it is.
PREFIX: Final = "passerelle_"
LONGEST_NAME: Final = 80
LONGEST_DAYS: Final = 365
MOST_TOKENS: Final = 20


class UnusableToken(PasserelleError, ValueError):
    """A token that cannot be made as asked; `field` is the form's field to mend."""

    def __init__(self, field_name: str, sentence: str) -> None:
        self.field = field_name
        super().__init__(sentence)


@dataclass(frozen=True, slots=True)
class TokenAsked:
    """What a new token is for: a name, some of its holder's rights, how many days."""

    name: str
    scopes: frozenset[Permission]
    days: int


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token just made; its text is given once."""

    text: str = field(repr=False)
    token_id: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class TokenLine:
    """A token as its owner sees it."""

    token_id: str
    name: str
    scopes: tuple[Permission, ...]
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None

    def is_live(self, now: datetime) -> bool:
        """Whether it still opens something."""
        return self.revoked_at is None and self.expires_at > now


def issue_token(session: Session, viewer: Viewer, asked: TokenAsked, now: datetime) -> NewToken:
    """Make a token for somebody; raises UnusableToken, PersonalNumberRefused."""
    name = asked.name.strip()
    refuse_personal_number(name, "nom du jeton")
    _check(session, viewer, asked, now)
    text, token_id = new_token(PREFIX), new_public_id()
    expires_at = now + timedelta(days=asked.days)
    session.add(
        AccessToken(
            id=token_id,
            token_hash=hash_of_token(text),
            adviser_id=viewer.id,
            name=name,
            scopes=",".join(sorted(asked.scopes)),
            created_at=now,
            expires_at=expires_at,
        )
    )
    note_account(session, viewer.id, AccountAct.TOKEN_MADE, Hand(viewer.id, now))
    session.flush()
    return NewToken(text, token_id, expires_at)


def tokens_of(session: Session, adviser_id: str) -> list[TokenLine]:
    """Somebody's tokens, the newest first; those over too, until they are purged."""
    rows = session.scalars(
        select(AccessToken)
        .where(AccessToken.adviser_id == adviser_id)
        .order_by(AccessToken.created_at.desc(), AccessToken.id)
    )
    return [
        TokenLine(
            token_id=row.id,
            name=row.name,
            scopes=tuple(sorted(scopes_of(row))),
            created_at=row.created_at,
            expires_at=row.expires_at,
            used_at=row.used_at,
            revoked_at=row.revoked_at,
        )
        for row in rows
    ]


def revoke_token(session: Session, adviser_id: str, token_id: str, now: datetime) -> None:
    """End one token of one's own, at once; raises NotFound for anybody else's."""
    row = session.get(AccessToken, token_id)
    if row is None or row.adviser_id != adviser_id:
        raise NotFound("Jeton", token_id)
    if row.revoked_at is None:
        row.revoked_at = now
        note_account(session, adviser_id, AccountAct.TOKEN_REVOKED, Hand(adviser_id, now))


def revoke_all_tokens(session: Session, adviser_id: str, now: datetime) -> None:
    """End every token of somebody."""
    session.execute(
        update(AccessToken)
        .where(AccessToken.adviser_id == adviser_id, AccessToken.revoked_at.is_(None))
        .values(revoked_at=now)
    )


def _check(session: Session, viewer: Viewer, asked: TokenAsked, now: datetime) -> None:
    if not 1 <= len(asked.name.strip()) <= LONGEST_NAME:
        raise UnusableToken(
            "name", f"Donnez un nom au jeton, de 1 à {LONGEST_NAME} caractères : à quoi il sert."
        )
    if not asked.scopes:
        raise UnusableToken("scopes", "Cochez au moins un droit : sans droit, il n'ouvre rien.")
    if not asked.scopes <= viewer.permissions:
        raise UnusableToken("scopes", "Un jeton ne peut pas avoir plus de droits que vous.")
    if not 1 <= asked.days <= LONGEST_DAYS:
        raise UnusableToken("days", f"Donnez une durée de 1 à {LONGEST_DAYS} jours.")
    live = [each for each in tokens_of(session, viewer.id) if each.is_live(now)]
    if len(live) >= MOST_TOKENS:
        raise UnusableToken(
            "name", f"Vous avez déjà {MOST_TOKENS} jetons : révoquez ceux qui ne servent plus."
        )
