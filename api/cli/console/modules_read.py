"""How are a command's modules read? Nothing is collected meanwhile, nor looked through after.

They make a million objects that stay until the process ends: each full collection would pass
through all of them, a quarter of a second, and a first answer would wait for several.
"""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


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
