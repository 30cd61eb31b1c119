"""A port that nobody else is given, until the server it is meant for listens there.

Asked of the system and given back, it may be another program's a moment later.
"""

import socket
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kept_port() -> Iterator[int]:
    """A port of 127.0.0.1: refused to all but who names it and shares, as servers do."""
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(("127.0.0.1", 0))
        # Never listening: who calls is refused until the server is there, and once it has gone.
        yield held.getsockname()[1]
