"""What is a block of a file? Facts shown together, changed together, and guarded by one digest."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from api.entry import Entry
from api.services.files.opened import Opened
from api.services.files.rows import Texts
from api.services.log_view import ViewAction


@dataclass(frozen=True)
class Line:
    """One fact in words."""

    label: str
    text: str


class Block(Protocol):
    """One block. Its form holds what `shown` gives; what `write` takes is shown again the same."""

    slug: ClassVar[str]
    title: ClassVar[str]
    action: ClassVar[ViewAction]
    # Groups of numbered rows that may be added to, by group: the row that "Ajouter" brings.
    blank_rows: ClassVar[Mapping[str, Texts]]

    def shown(self, opened: Opened) -> Texts:
        """What is stored, as the texts of the form."""
        ...

    def lines(self, opened: Opened) -> Sequence[Line]:
        """What is stored, in words."""
        ...

    def write(self, opened: Opened, entry: Entry) -> None:
        """Store what was entered; raises EntryRefused, after which the caller undoes all."""
        ...


def digest(shown: Mapping[str, str]) -> str:
    """32 hex digits that change with any fact of a block."""
    told = json.dumps(sorted(shown.items()), ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:32]
