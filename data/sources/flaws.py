"""What could not be used in a file, and where? The place and the form, never the value itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flaw:
    """One cell or line that was not taken. `refused` is False when the rest of the line landed."""

    line: int
    column: str
    form: str
    reason: str
    refused: bool = True


class CellRefused(ValueError):
    """A cell that does not have the form its column needs; carries the reason in French."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)
