"""Who asks, and what may they do? The same answer for pages, API and commands."""

from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from api.words.accounts import PERMISSIONS
from models.enums import Role
from models.errors import RightMissing


class Permission(StrEnum):
    """One right. A personal access token's scopes are some of its holder's rights."""

    FIND_TRADES = "trades:read"
    READ_FILES = "files:read"
    WRITE_FILES = "files:write"
    NOTE_OUTCOMES = "outcomes:write"
    RECEIVE_RUPTURES = "ruptures:write"
    READ_PROSPECTION = "prospection:read"
    PROSPECT = "prospection:write"
    READ_VIEW_LOG = "views:read"
    MANAGE_ACCOUNTS = "accounts:manage"
    WEIGH_PRICES = "prices:write"
    READ_SCORECARDS = "scorecards:read"
    CHOOSE_SCORECARDS = "scorecards:write"
    RUN_TRIALS = "trials:write"
    AUDIT_BIAS = "audit:read"


_ALL: Final = frozenset(Permission)
_READS: Final = frozenset(
    {
        Permission.FIND_TRADES,
        Permission.READ_FILES,
        Permission.READ_PROSPECTION,
        Permission.READ_SCORECARDS,
    }
)
_FOLLOWS_CONTRACTS: Final = _READS | {
    Permission.NOTE_OUTCOMES,
    Permission.RECEIVE_RUPTURES,
    Permission.PROSPECT,
}
# Need to know (domain.md §5): whoever keeps accounts opens no young person's file.
RIGHTS: Final = MappingProxyType(
    {
        Role.ADVISER: _FOLLOWS_CONTRACTS | {Permission.WRITE_FILES},
        # Looks after contracts, ruptures and employers of the whole structure; what a young person
        # said of themselves stays their adviser's to write, share or forget.
        Role.APPRENTICESHIP_LEAD: _FOLLOWS_CONTRACTS,
        Role.EMPLOYER_OFFICER: _READS | {Permission.NOTE_OUTCOMES, Permission.PROSPECT},
        Role.COORDINATOR: _READS
        | {
            Permission.READ_VIEW_LOG,
            Permission.WEIGH_PRICES,
            Permission.CHOOSE_SCORECARDS,
            Permission.RUN_TRIALS,
            Permission.AUDIT_BIAS,
        },
        Role.ADMINISTRATOR: frozenset(
            {
                Permission.FIND_TRADES,
                Permission.READ_VIEW_LOG,
                Permission.MANAGE_ACCOUNTS,
                Permission.AUDIT_BIAS,
                Permission.READ_SCORECARDS,
                Permission.CHOOSE_SCORECARDS,
                Permission.RUN_TRIALS,
            }
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who asks: id for the log, rights, and the structure whose files these concern.

    `structure_id` None: bound to no structure, as the machine's console.
    """

    id: str
    permissions: frozenset[Permission]
    structure_id: str | None
    display_name: str = ""
    role: Role | None = None
    # What the role gives, but not the token through which they ask.
    withheld: frozenset[Permission] = frozenset()

    def may(self, permission: Permission) -> bool:
        """Whether they hold this right."""
        return permission in self.permissions

    def must(self, permission: Permission) -> None:
        """Raise RightMissing without this right: for what concerns no one file."""
        if not self.may(permission):
            raise self.refusal(permission)

    def refusal(self, permission: Permission) -> RightMissing:
        """What is answered without this right; through a token that lacks it, how to have it."""
        is_withheld = permission in self.withheld
        return RightMissing(permission.value, PERMISSIONS[permission], of_token=is_withheld)

    def follows(self, structure_id: str) -> bool:
        """Whether files of that structure are theirs to open."""
        return self.structure_id is None or self.structure_id == structure_id

    def within(self, scopes: frozenset[Permission]) -> "Viewer":
        """The same person through a token: only rights that both hold."""
        given = self.permissions & scopes
        return replace(self, permissions=given, withheld=self.permissions - given)


# Whoever commands the machine holds the key and the database: there is nothing left to refuse.
CONSOLE: Final = Viewer("console", _ALL, None, "console")


def viewer_of(adviser_id: str, role: Role, structure_id: str, display_name: str) -> Viewer:
    """A signed-in professional with the rights of their role."""
    return Viewer(adviser_id, RIGHTS[role], structure_id, display_name, role)
