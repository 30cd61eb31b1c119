"""Who asked for a file that is not theirs? Noted by itself: the refused request wrote nothing."""

from datetime import datetime

from api.services.log_view import ViewAction, log_view
from api.services.open_store import Store


def log_refusal(store: Store, person_id: str, viewer_id: str, now: datetime) -> None:
    """One line in the log of views, in a transaction of its own."""
    with store.sessions.begin() as session:
        log_view(session, person_id, viewer_id, ViewAction.REFUSED, now)
