"""Where do commands write? Results on the output, progress and errors beside it."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn


def console() -> Console:
    """Results. Made anew, so that it follows a redirected output."""
    # No drawing in place of a word between colons: "root:x:0" is told as it was read.
    return Console(highlight=False, emoji=False)


def errors_console() -> Console:
    """Errors, progress and remarks: never mixed into results sent to a file."""
    return Console(stderr=True, highlight=False, emoji=False)


@contextmanager
def progress(title: str, total: int | None = None) -> Iterator["Advance"]:
    """A progress bar on the error stream, gone once finished; silent when nobody looks."""
    shown = errors_console()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=shown, transient=True, disable=not shown.is_terminal) as bars:
        yield Advance(bars, bars.add_task(title, total=total))


class Advance:
    """What a long work tells the bar."""

    def __init__(self, bars: Progress, task: TaskID) -> None:
        self._bars = bars
        self._task = task

    def step(self, title: str) -> None:
        """One more part is done; say which."""
        self._bars.update(self._task, advance=1, description=title)

    def phase(self, title: str) -> None:
        """Another kind of work begins; nobody knows yet how much."""
        self._bars.update(self._task, completed=0, total=None, description=title)

    def by(self, title: str, done: int) -> None:
        """So many more are done; say of what."""
        self._bars.update(self._task, advance=done, description=title)

    def to(self, done: int, total: int) -> None:
        """So many are done, of so many."""
        self._bars.update(self._task, completed=done, total=total)
