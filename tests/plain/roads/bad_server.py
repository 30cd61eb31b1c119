"""A server that answers what a test tells it to, also nothing, nonsense, or byte by byte."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Condition, Event, Thread

Behave = Callable[[socket.socket, Event], None]


class BadServer:
    """Its address, and how often it was called."""

    def __init__(self, behave: Behave) -> None:
        self.calls = 0
        self._called = Condition()
        self._behave = behave
        self._over = Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def serve(self) -> None:
        """Every connection aside, for the first may never end, until it is closed."""
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            with self._called:
                self.calls += 1
                self._called.notify_all()
            Thread(target=self._answer, args=(connection,), daemon=True).start()

    def heard(self, calls: int) -> bool:
        """Whether so many calls came; on a busy machine one is heard after its caller gave up."""
        with self._called:
            return self._called.wait_for(lambda: self.calls >= calls, 60)

    def close(self) -> None:
        """Stop, whatever is under way."""
        self._over.set()
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _answer(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            connection.recv(65_536)
            self._behave(connection, self._over)


@contextmanager
def bad_server(behave: Behave) -> Iterator[BadServer]:
    """A server for the time of a test."""
    server = BadServer(behave)
    serving = Thread(target=server.serve, daemon=True)
    serving.start()
    try:
        yield server
    finally:
        server.close()
        serving.join(5)


def answers(body: str, status: str = "200 OK", headers: str = "") -> Behave:
    """Answers every request with this."""

    def behave(connection: socket.socket, _over: Event) -> None:
        content = body.encode()
        head = f"HTTP/1.1 {status}\r\nContent-Length: {len(content)}\r\n{headers}"
        connection.sendall(f"{head}Connection: close\r\n\r\n".encode() + content)

    return behave


def is_silent(_connection: socket.socket, over: Event) -> None:
    """Takes the request and never answers."""
    over.wait(30)


def trickles(connection: socket.socket, over: Event) -> None:
    """Answers a byte at a time, without end."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
    _drip(connection, over)


def trickles_its_headers(connection: socket.socket, over: Event) -> None:
    """Never comes to the end of its first header."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    _drip(connection, over)


def _drip(connection: socket.socket, over: Event) -> None:
    while not over.wait(0.05):
        connection.sendall(b" ")
