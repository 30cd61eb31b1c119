"""Where do log lines go? To the error stream, so that results sent to a file stay clean."""

import logging
import sys
from typing import Any

import structlog


def send_logs_to_stderr(level: int = logging.WARNING) -> None:
    """Write log lines of this level and above as `key=value` on the error stream."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=_to_stderr,
    )


def _to_stderr(*_: Any) -> structlog.PrintLogger:
    # Looked up at each line: the stream may have been redirected since.
    return structlog.PrintLogger(sys.stderr)
