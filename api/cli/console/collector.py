"""When does a command look for what nobody holds any more? Seldom, and never among its modules.

Modules make a million objects that stay until the process ends: each full collection would pass
through all of them, a quarter of a second, and a first answer would wait for several.
"""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

# Python would look each time some hundred objects more are held; one page's rows are thousands, and
# nearly all that is let go goes by itself. A demo is loaded in five sixths of the time.
AT_LEAST_MADE: Final = 50_000


def looks_seldom() -> None:
    """For a process of ours: rows and columns are made by the thousand."""
    gc.set_threshold(AT_LEAST_MADE, *gc.get_threshold()[1:])


@contextmanager
def modules_read() -> Iterator[None]:
    """Around imports: they make much and throw nothing away, so what they made is set aside."""
    before = len(sys.modules)
    gc.disable()
    try:
        yield
    finally:
        if len(sys.modules) > before:
            gc.freeze()
        gc.enable()
