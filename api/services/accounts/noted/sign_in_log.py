"""Who came in, by what, and who was refused? Noted for administrators; an unknown login is not."""

from datetime import datetime

import structlog
from sqlalchemy.orm import Session

from models.enums import SignInEnd, SignInWay
from models.tables import Adviser, SignInEvent

_log = structlog.get_logger()


def note_sign_in(
    session: Session, way: SignInWay, end: SignInEnd, adviser_id: str | None, now: datetime
) -> None:
    """One line, in the caller's transaction: nobody comes in without it."""
    adviser = session.get(Adviser, adviser_id) if adviser_id else None
    structure_id = adviser.structure_id if adviser else None
    session.add(
        SignInEvent(at=now, way=way, end=end, adviser_id=adviser_id, structure_id=structure_id)
    )
    if end is not SignInEnd.OPENED:
        _log.warning("sign_in_refused", way=way.value, end=end.value, adviser_id=adviser_id)
