"""How are a command's modules read at once? Nothing is collected meanwhile."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def modules_read() -> Iterator[None]:
    """Around imports: they make much and throw nothing away, so nothing is collected."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
