"""Whoever is left without a suggestion: which barrier, once lifted, would open most contracts?"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy.orm import Session

from api.services.ranking.frames.person_frames import person_frames
from api.services.rematch.reading.seekers import Seeker
from matcher.pool import Pool
from matcher.rank.matcher import Matcher
from matcher.rank.view import View
from matcher.rematch.field import Heard
from models.enums import OfferKind
from models.tables import YoungPerson

if TYPE_CHECKING:
    from matcher.levers import Found

# Some tenths of a second each: of more, those with the nearest deadlines.
_MOST: Final = 200


def barriers_of(
    session: Session,
    alone: Sequence[Seeker],
    read: tuple[Matcher, Pool, date],
    heard: Heard,
) -> Mapping[str, dict[str, Any]]:
    """By person, the lever that opens most contracts, for those of whom one opens any."""
    found = {}
    matcher, pool, today = read
    by_deadline = sorted(alone, key=lambda each: (each.due or date.max, each.person_id))
    for each in by_deadline[:_MOST]:
        frames = person_frames(session, session.get_one(YoungPerson, each.person_id))
        levers = matcher.levers(frames, pool, today, View(viewer=each.structure_id))
        best = max(levers, key=_contracts, default=None)
        if best is not None and _contracts(best) > 0:
            found[each.person_id] = {
                "lever": best.lever.value,
                "sentence": best.sentence,
                "opened": _contracts(best),
            }
        heard(0)
    return found


def _contracts(found: "Found") -> int:
    """How many contracts a lever opens."""
    gains = found.change.gains
    return sum(gain.opened for gain in gains if gain.kind is OfferKind.APPRENTICESHIP)
