"""What did an import do? Counts, the lines that did not land, and why; never a value."""

import csv
import io
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from api.words.numbers import counted
from data.sources.flaws import Flaw
from data.sources.safe_cells import safe_cell

# A report longer than this is a wrong file; its first lines say why.
MOST_FLAWS_KEPT: Final = 5000
# The form of a flaw that is about a whole column.
COLUMN: Final = "colonne"
REPORT_HEADERS = ("Ligne", "Colonne", "Forme lue", "À corriger")


@dataclass(frozen=True)
class Conflict:
    """A field edited here that the file gives differently: the edit stays."""

    table_name: str
    row_id: str
    field: str


@dataclass(frozen=True)
class ImportReport:
    """The account of one import.

    `landed` is False when a strict import refused the file: then nothing was written. `rejected`
    counts lines, `flaws` counts cells and also holds notes (`refused` False) on lines that landed.
    `kept_once` offers were known of another source, `in_doubt` pairs wait for a person.
    `absent` and `returned` count young people newly missing from the source, or back in it.
    """

    kind: str
    source_name: str
    file: str
    run_id: str | None
    landed: bool
    lines: int
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    absent: int = 0
    returned: int = 0
    kept_once: int = 0
    in_doubt: int = 0
    conflicts: tuple[Conflict, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    messages: tuple[str, ...] = field(default=())

    def sentences(self) -> list[str]:
        """The account in French, one sentence a line."""
        if not self.landed:
            opening = (
                "Rien n'a été importé (mode strict) : "
                f"{counted(self.rejected, 'ligne refusée', 'lignes refusées')} sur {self.lines}."
            )
            return [opening, *self.messages]
        counts = (
            f"{counted(self.lines, 'ligne lue', 'lignes lues')} : "
            f"{counted(self.added, 'ajout', 'ajouts')}, "
            f"{counted(self.updated, 'mise à jour', 'mises à jour')}, "
            f"{counted(self.unchanged, 'inchangée', 'inchangées')}, "
            f"{counted(self.rejected, 'refusée', 'refusées')}."
        )
        said = [counts, *self.messages]
        if self.conflicts:
            said.append(
                f"{counted(len(self.conflicts), 'champ modifié', 'champs modifiés')} ici et "
                "autrement dans le fichier : la valeur d'ici est gardée."
            )
        if self.absent:
            said.append(
                f"{counted(self.absent, 'personne absente', 'personnes absentes')} du nouveau "
                "fichier : à vérifier, rien n'est effacé."
            )
        if self.returned:
            returned = counted(self.returned, "personne", "personnes")
            said.append(f"{returned} de retour dans le fichier.")
        return said

    def account(self) -> dict[str, Any]:
        """Counts, sentences and flaws as plain data; no value of the file."""
        counts = ("lines", "added", "updated", "unchanged", "rejected", "kept_once", "in_doubt")
        return {
            **{name: getattr(self, name) for name in counts},
            "sentences": self.sentences(),
            "flaws": [asdict(flaw) for flaw in self.flaws[:MOST_FLAWS_KEPT]],
        }

    def to_csv(self) -> str:
        """What did not land, as a file."""
        return flaws_csv(self.flaws)


def flaws_csv(flaws: Iterable[Flaw]) -> str:
    """A line a cell: where, of what form, what to do; refused ones first, in file order."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(REPORT_HEADERS)
    for flaw in sorted(flaws, key=lambda each: (not each.refused, each.line)):
        reason = flaw.reason if flaw.refused else f"{flaw.reason} (la ligne est importée)"
        row = (str(flaw.line), safe_cell(flaw.column), safe_cell(flaw.form), safe_cell(reason))
        writer.writerow(row)
    return text.getvalue()


def rejected_lines(flaws: list[Flaw]) -> int:
    """Number of lines with at least one refusal."""
    return len(
        {
            (flaw.line, flaw.column.partition(".")[0] == "recruiters")
            for flaw in flaws
            # A column that is not read refuses no line.
            if flaw.refused and flaw.form != COLUMN
        }
    )
