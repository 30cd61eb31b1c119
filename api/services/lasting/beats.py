"""How do others see that lasting work goes on, and how far it is?"""

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Event, Thread
from time import monotonic
from typing import Any, Final

from api.services.lasting.book import Mine, WorkStopped, beat
from api.services.open_store import Store

_BEATS_EVERY: Final = 2.0
_TOLD_EVERY: Final = 0.3


def this_process() -> str:
    """Its name among all that may work on the same database."""
    return f"{socket.gethostname()}:{os.getpid()}"


class Pace:
    """Says how far work is, not too often."""

    def __init__(self, store: Store, mine: Mine, now: Callable[[], datetime]) -> None:
        self._store, self._mine, self._now = store, mine, now
        self._last = -_TOLD_EVERY

    def is_due(self) -> bool:
        """Whether it is time to tell again."""
        return monotonic() - self._last >= _TOLD_EVERY

    def tell(self, told: dict[str, Any]) -> None:
        """Write it into the work's row; raises WorkStopped when the work must not go on."""
        self._last = monotonic()
        beat(self._store, self._mine, self._now(), told)


@contextmanager
def beating(store: Store, mine: Mine, now: Callable[[], datetime]) -> Iterator[None]:
    """While this goes on, others see that the process lives, whatever it computes."""
    over = Event()

    def beats() -> None:
        while not over.wait(_BEATS_EVERY):
            try:
                beat(store, mine, now())
            except WorkStopped:
                # The work itself stops at its next step.
                return

    thread = Thread(target=beats, name="lasting-work-beat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
