"""While the application is served, what goes wrong is told by kind and place, and names nobody."""

import logging
import socket
from collections.abc import Iterator

import pytest
import uvicorn
from fastapi import FastAPI

from api.run_server import run_server

SAID = "Camille, born in Mamers"


@pytest.fixture
def logging_as_before() -> Iterator[None]:
    """The process's own logging, put back after a server has set it."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def _fails(*_: object, **__: object) -> None:
    """As the server does with an error of the application that nobody foresaw."""
    try:
        try:
            raise KeyError(SAID)
        except KeyError as cause:
            raise ExceptionGroup(SAID, [ValueError(SAID)]) from cause
    except ExceptionGroup:
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application\n")


@pytest.mark.usefixtures("logging_as_before")
def test_an_error_is_told_by_its_kind_and_place_never_in_its_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(uvicorn.Server, "run", _fails)
    with socket.socket() as listening:
        run_server(FastAPI(), listening, [])
    told = capsys.readouterr().err
    assert "ERROR Exception in ASGI application" in told
    assert [line for line in told.splitlines() if line.endswith(("Error", "Group"))] == [
        "KeyError", "ValueError", "ExceptionGroup",
    ]  # fmt: skip
    assert "in _fails" in told
    assert SAID not in told
