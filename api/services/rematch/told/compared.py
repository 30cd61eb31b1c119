"""What changed since the previous run: kept, new, lost, and why?"""

from collections import Counter
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from api.services.ranking.frames.offer_rows import is_live
from models.enums import RunStatus
from models.tables import Offer, RematchPerson, RematchRun, RematchSuggestion

type Pair = tuple[str, str]


def compared_with_previous(
    session: Session, run: RematchRun, own: ColumnElement[bool]
) -> dict[str, Any] | None:
    """Suggestions of a run beside those of the one before it of the same scope, if any.

    `own`: whose people count. Why one was lost: decided by an adviser, the person no longer takes
    part, the offer is gone, it was given to others, or something better came.
    """
    earlier = session.scalars(
        select(RematchRun)
        .where(
            RematchRun.status == RunStatus.DONE,
            RematchRun.scope == run.scope,
            RematchRun.asked_at < run.asked_at,
        )
        .order_by(RematchRun.asked_at.desc(), RematchRun.id)
    ).first()
    if earlier is None:
        return None
    now, before = _pairs(session, run, own), _pairs(session, earlier, own)
    lost = before.keys() - now.keys()
    why = _why_lost(session, run, before, lost)
    return {
        "run_id": earlier.id,
        "today": earlier.today.isoformat(),
        "kept": len(now.keys() & before.keys()),
        "new": len(now.keys() - before.keys()),
        "lost": len(lost),
        "lost_because": dict(sorted(Counter(why.values()).items())),
    }


def _pairs(
    session: Session, run: RematchRun, own: ColumnElement[bool]
) -> dict[Pair, RematchSuggestion]:
    found = session.scalars(
        select(RematchSuggestion)
        .join(
            RematchPerson,
            (RematchPerson.person_id == RematchSuggestion.person_id)
            & (RematchPerson.run_id == RematchSuggestion.run_id),
        )
        .where(RematchSuggestion.run_id == run.id, own)
    )
    return {(row.person_id, row.offer_id): row for row in found}


def _why_lost(
    session: Session,
    run: RematchRun,
    before: dict[Pair, RematchSuggestion],
    lost: set[Pair],
) -> dict[Pair, str]:
    offers = {offer_id for _, offer_id in lost}
    live = set(session.scalars(select(Offer.id).where(Offer.id.in_(offers), is_live(run.today))))
    taking = set(
        session.scalars(
            select(RematchPerson.person_id).where(
                RematchPerson.run_id == run.id, RematchPerson.call_first.is_(None)
            )
        )
    )
    given = set(
        session.scalars(
            select(RematchSuggestion.offer_id).where(
                RematchSuggestion.run_id == run.id, RematchSuggestion.price > 0
            )
        )
    )
    return {
        pair: _reason(before[pair].decision is not None, pair[0] in taking, pair[1] in live)
        or ("given_to_others" if pair[1] in given else "better_found")
        for pair in lost
    }


def _reason(is_decided: bool, takes_part: bool, is_open: bool) -> str | None:
    if is_decided:
        return "decided"
    if not takes_part:
        return "no_longer_seeking"
    return None if is_open else "offer_gone"
