"""Where do log lines go? To the error stream, so that results sent to a file stay clean."""

import logging
import sys
import traceback
from collections.abc import Iterator
from typing import Any, Final

import structlog


def send_logs_to_stderr(level: int = logging.WARNING) -> None:
    """Write log lines of this level and above as `key=value` on the error stream."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=_to_stderr,
    )


def _to_stderr(*_: Any) -> structlog.PrintLogger:
    # Looked up at each line: the stream may have been redirected since.
    return structlog.PrintLogger(sys.stderr)


class PlacesOnly(logging.Formatter):
    """Tells an error's kind and where it arose, never its words: they may name somebody."""

    def formatException(self, ei: Any) -> str:  # noqa: N802
        """The error and those behind it, innermost first."""
        return "\n".join(_places(ei[1]))


def _places(error: BaseException | None) -> Iterator[str]:
    if error is None:
        return
    yield from _places(
        error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    )
    for within in getattr(error, "exceptions", ()):
        yield from _places(within)
    for line in traceback.format_tb(error.__traceback__):
        yield line.rstrip()
    yield type(error).__qualname__


# What libraries log while the application is served: the server tells of each error nobody foresaw.
OF_LIBRARIES: Final[dict[str, Any]] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"places": {"()": PlacesOnly, "format": "%(asctime)s %(levelname)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "places"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
