"""How do groups fare under the scorecard in use? Gaps and proxies, with intervals."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, Final

import numpy as np
import structlog
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.audit.attributes import attributes_of
from api.services.audit.lists_today import ListToday, lists_today
from api.services.audit.past import (
    Sums,
    allocated,
    held_contracts,
    proposals_received,
    signed_and_said,
)
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.viewer import Permission, Viewer
from api.small_counts import LEAST_SHOWN
from matcher.audit.gaps import GroupGap, OfEach, gaps_between
from matcher.audit.hidden import NOT_KNOWN, Least
from matcher.audit.proxies import proxy_of
from matcher.factors import FACTORS
from matcher.learn.judge import SMALLEST_GROUP
from models.tables import YoungPerson

log = structlog.get_logger()

_LEAST: Final = Least(told=SMALLEST_GROUP, untold=LEAST_SHOWN)
# Whom the factors might tell apart, and which of the two they are asked to pick.
_PROXIES: Final = {"sex": "F", "district": "priority", "home": "rural"}
# Factors are named from the one that tells most.
_NAMED: Final = 3

type Texts = NDArray[np.object_]


def bias_report(
    session: Session, snapshots: PoolSnapshots, viewer: Viewer, today: date
) -> dict[str, Any]:
    """The report as a JSON document, over everybody known here. Raises RightMissing.

    Nothing in it is about fewer than `least` people, and nobody's id is in it.
    """
    viewer.must(Permission.AUDIT_BIAS)
    ids = session.scalars(select(YoungPerson.id).order_by(YoungPerson.id)).all()
    lists = list(lists_today(session, snapshots, today))
    groups = attributes_of(session, ids, today)
    run = allocated(session)
    measures = {
        "allocated_value": run.sums,
        **_of_lists(lists),
        **_of_past(session, snapshots, today, [each.person_id for each in lists]),
    }
    log.info("bias_reported", people=len(ids))
    return {
        "today": today.isoformat(),
        "scorecard_id": snapshots.matcher.scorecard.scorecard_id,
        "least": SMALLEST_GROUP,
        "people": len(ids) if len(ids) >= SMALLEST_GROUP else None,
        "run_on": None if run.day is None else run.day.isoformat(),
        "attributes": {
            attribute: {
                name: _told(of_person, _of_each(ids, sums)) for name, sums in measures.items()
            }
            for attribute, of_person in groups.items()
        },
        "proxies": {
            attribute: _proxy(groups[attribute], one, ids, lists)
            for attribute, one in _PROXIES.items()
        },
    }


def _of_lists(lists: Sequence[ListToday]) -> dict[str, Sums]:
    return {
        "best_chance": [(each.person_id, each.best, 1.0) for each in lists],
        "offers": [(each.person_id, float(each.offers), 1.0) for each in lists],
        "minutes": [
            (each.person_id, each.minutes, 1.0) for each in lists if each.minutes is not None
        ],
    }


def _of_past(
    session: Session, snapshots: PoolSnapshots, today: date, open_ids: Iterable[str]
) -> dict[str, Sums]:
    received = proposals_received(session, today)
    observed, said, missed = signed_and_said(session, snapshots.matcher.scorecard)
    return {
        "proposals": [(each, float(received.get(each, 0)), 1.0) for each in open_ids],
        "signed": observed,
        "signed_said": said,
        "signed_less_said": missed,
        "held": held_contracts(session, today),
    }


def _of_each(ids: Sequence[str], sums: Sums) -> OfEach:
    place = {person_id: at for at, person_id in enumerate(ids)}
    above, below = np.zeros(len(ids)), np.zeros(len(ids))
    for person_id, more, of in sums:
        above[place[person_id]] += more
        below[place[person_id]] += of
    return OfEach(above, below)


def _told(of_person: Texts, of_each: OfEach) -> list[dict[str, Any]]:
    return [_entry(each) for each in gaps_between(of_person, of_each, _LEAST)]


def _entry(found: GroupGap) -> dict[str, Any]:
    return {
        "group": found.group,
        "people": found.people,
        "value": asdict(found.value),
        "gap": asdict(found.gap),
        "sure": found.is_sure,
    }


def _proxy(
    of_person: Texts, one: str, ids: Sequence[str], lists: Sequence[ListToday]
) -> dict[str, Any] | None:
    """Whether what factors add tells this group from the others known; None where too few are."""
    group = dict(zip(ids, of_person.tolist(), strict=True))
    known = [
        each for each in lists if each.added is not None and group[each.person_id] != NOT_KNOWN
    ]
    if not known:
        return None
    added = np.array([each.added for each in known])
    belongs = np.array([group[each.person_id] == one for each in known])
    found = proxy_of(added, belongs, SMALLEST_GROUP)
    if found is None:
        return None
    best = sorted(zip(found.alone, FACTORS, strict=True), key=lambda pair: -pair[0])[:_NAMED]
    return {
        "people": found.people,
        "auc": asdict(found.all_factors),
        "told_apart": found.all_factors.low > 1 / 2,
        "strongest": [
            {"factor": factor.name, "label": factor.label, "auc": alone} for alone, factor in best
        ],
    }
