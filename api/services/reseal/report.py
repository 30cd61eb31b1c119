"""What does a change of key leave to do? Counts, and ids of what no key opens: never a content."""

from dataclasses import dataclass, field
from typing import Any, Final

from api.services.reseal.kinds import Kind, Renewed
from api.words.numbers import counted

IDS_TOLD: Final = 10


@dataclass
class Tally:
    """What became of one kind of record."""

    kind: Kind
    seen: int = 0
    renewed: int = 0
    hashes_left: int = 0
    closed: list[str] = field(default_factory=list)

    def count(self, key: Any, renewed: Renewed | None) -> None:
        """One more was looked at; None: no key opens it."""
        self.seen += 1
        if renewed is None:
            self.closed.append(str(key))
            return
        self.renewed += any(change.values for change in renewed.changes)
        self.hashes_left += renewed.leaves_a_hash


@dataclass(frozen=True)
class ResealReport:
    """All kinds. `is_rotating`: older keys were given beside the first."""

    tallies: list[Tally]
    is_rotating: bool
    dry_run: bool

    @property
    def all_open(self) -> bool:
        """Whether some key of the settings opens each."""
        return not any(tally.closed for tally in self.tallies)

    def lines(self) -> list[str]:
        """What the command prints, in French."""
        told = [self._count(tally) for tally in self.tallies if tally.seen]
        if self.is_rotating:
            left = (tally for tally in self.tallies if tally.hashes_left)
            told += [_left(tally) for tally in left]
        if self.all_open:
            told.append(self._end())
        return told

    def refusal(self) -> str:
        """What no key opens, by id, and what to do."""
        closed = [
            f"{tally.kind.what} : {_ids(tally.closed)}" for tally in self.tallies if tally.closed
        ]
        return (
            "Aucune des clés données n'ouvre : "
            + " ; ".join(closed)
            + ". Ajoutez à la suite, dans PASSERELLE_SECRET_KEY, la clé qui les a chiffrés "
            "(« nouvelle,ancienne,plus ancienne »), puis relancez : le reste est fait."
        )

    def _count(self, tally: Tally) -> str:
        already = tally.seen - tally.renewed - len(tally.closed)
        when = "à passer" if self.dry_run else "à l'instant"
        closed = f" ; {len(tally.closed)} que rien n'ouvre" if tally.closed else ""
        return (
            f"{tally.kind.what} : {tally.seen}, sous la première clé {already} déjà, "
            f"{tally.renewed} {when}{closed}."
        )

    def _end(self) -> str:
        if not self.is_rotating:
            return (
                "Une seule clé est donnée, et elle ouvre tout. Pour en changer : "
                "« nouvelle,ancienne », redémarrez, puis relancez."
            )
        if self.dry_run:
            return "Rien n'est écrit. Sans --dry-run, tout passe sous la première clé."
        if any(tally.hashes_left and tally.kind.left_needs_old_key for tally in self.tallies):
            return "Tout le reste est sous la première clé. Relancez une fois l'essai terminé."
        return (
            "Tout est sous la première clé : retirez l'ancienne des réglages, puis redémarrez. "
            "Gardez-la à part aussi longtemps que des sauvegardes d'avant."
        )


def _left(tally: Tally) -> str:
    return counted(tally.hashes_left, *tally.kind.left) + tally.kind.if_left


def _ids(ids: list[str]) -> str:
    more = len(ids) - IDS_TOLD
    return ", ".join(ids[:IDS_TOLD]) + (
        f" et {counted(more, 'autre', 'autres')}" if more > 0 else ""
    )
