"""What is told of a run: how far it is, its figures, and what it has for a structure's people."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from api.services.named.names import offer_words
from api.services.rematch.run.chosen import may_read
from api.services.rematch.told.by_offer import by_offer
from api.services.rematch.told.compared import compared_with_previous
from api.services.viewer import Permission, Viewer
from models.enums import RunScope, RunStanding, RunStatus
from models.errors import NotFound
from models.tables import RematchPerson, RematchRun, RematchSuggestion, YoungPerson

type Document = dict[str, Any]
# Runs over whole territories; those over people chosen by hand are their advisers'.
_SHARED = RematchRun.scope != RunScope.CHOSEN
_NEWEST = (RematchRun.asked_at.desc(), RematchRun.id)


def run_named(session: Session, viewer: Viewer, run_id: str | None) -> RematchRun:
    """The run of this id, or the latest; raises NotFound, RightMissing."""
    viewer.must(Permission.READ_FILES)
    latest = select(RematchRun).where(_SHARED).order_by(*_NEWEST)
    run = session.get(RematchRun, run_id) if run_id else session.scalars(latest).first()
    if run is None or not may_read(session, viewer, run):
        raise NotFound("Exécution", run_id or "aucune encore")
    return run


def run_state(run: RematchRun, now: datetime) -> Document:
    """How far a run is, and its figures once it is done."""
    return {
        "id": run.id,
        "scope": str(run.scope),
        "status": str(run.status),
        "today": run.today.isoformat(),
        "asked_at": run.asked_at.isoformat(),
        "finished_at": run.finished_at.isoformat() if run.finished_at else None,
        "people_done": run.people_done,
        "people_total": run.people_total,
        "seconds_left": _seconds_left(run, now),
        "terms": run.terms,
        "inputs": run.inputs,
        "figures": run.figures,
        "failure": run.failure,
    }


def run_document(session: Session, viewer: Viewer, run: RematchRun, now: datetime) -> Document:
    """The run with what it has for the people whose files the viewer may open.

    Ids only: who they are stands in their files, whose opening is logged.
    """
    viewer.must(Permission.READ_FILES)
    document = run_state(run, now)
    if run.status is not RunStatus.DONE:
        return document
    own = _own(viewer, RematchPerson.structure_id)
    people = session.execute(
        select(RematchPerson, YoungPerson.referent_id)
        .join(YoungPerson, YoungPerson.id == RematchPerson.person_id)
        .where(RematchPerson.run_id == run.id, own)
        .order_by(RematchPerson.person_id)
    ).all()
    suggested = suggestions_of(session, run.id, [row[0].person_id for row in people])
    words = _words(session, [row[0] for row in people], suggested)
    told = [
        _person(person, referent, (suggested[person.person_id], words))
        for person, referent in people
    ]
    document["people"] = sorted(told, key=_by_urgency)
    document["offers"] = by_offer(document["people"])
    if run.scope is not RunScope.CHOSEN:
        document["compared"] = compared_with_previous(session, run, own)
    return document


def runs_so_far(session: Session, viewer: Viewer, limit: int = 20) -> list[RematchRun]:
    """The latest runs, newest first; one over people chosen only while it is under way."""
    viewer.must(Permission.READ_FILES)
    shown = or_(_SHARED, RematchRun.active.is_not(None))
    asked = select(RematchRun).where(shown).order_by(*_NEWEST).limit(limit)
    return list(session.scalars(asked))


def suggestions_of(
    session: Session, run_id: str, person_ids: Sequence[str]
) -> defaultdict[str, list[RematchSuggestion]]:
    """Suggestions of a run by person, in their order."""
    found: defaultdict[str, list[RematchSuggestion]] = defaultdict(list)
    wanted = set(person_ids)
    asked = select(RematchSuggestion).where(RematchSuggestion.run_id == run_id)
    order = (RematchSuggestion.person_id, RematchSuggestion.place)
    for row in session.scalars(asked.order_by(*order)):
        if row.person_id in wanted:
            found[row.person_id].append(row)
    return found


def _own(viewer: Viewer, column: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    return true() if viewer.structure_id is None else column == viewer.structure_id


def _words(
    session: Session,
    people: Sequence[RematchPerson],
    suggested: Mapping[str, Sequence[RematchSuggestion]],
) -> dict[str, dict[str, Any]]:
    """Words on the offers, as each person's structure may read them."""
    ids: defaultdict[str, set[str]] = defaultdict(set)
    for person in people:
        ids[person.structure_id] |= {row.offer_id for row in suggested[person.person_id]}
        ids[person.structure_id] |= {lost["offer_id"] for lost in person.given_up}
    return {
        f"{structure} {offer_id}": told
        for structure, offers in ids.items()
        for offer_id, told in offer_words(session, offers, structure).items()
    }


def _person(
    person: RematchPerson,
    referent_id: str | None,
    told: tuple[Sequence[RematchSuggestion], dict[str, dict[str, Any]]],
) -> Document:
    suggested, words = told

    def named(offer_id: str) -> Document:
        known = words.get(f"{person.structure_id} {offer_id}", {})
        return {
            "offer_id": offer_id,
            **{name: known.get(name) for name in ("title", "employer", "commune", "places")},
        }

    return {
        "young_person_id": person.person_id,
        "structure_id": person.structure_id,
        "referent_id": referent_id,
        "standing": str(person.standing),
        "call_first": None if person.call_first is None else str(person.call_first),
        "is_case": person.is_case,
        "due": person.due.isoformat() if person.due else None,
        "weight": person.weight,
        "options": person.options,
        "suggestions": [
            {
                **named(row.offer_id),
                "place": row.place,
                "score": row.score,
                "value": row.value,
                "price": row.price,
                "minutes": row.minutes,
                "cfa": str(row.cfa),
                "decision": None if row.decision is None else str(row.decision),
            }
            for row in suggested
        ],
        "given_up": [{**named(lost["offer_id"]), **lost} for lost in person.given_up],
        "barrier": person.barrier,
    }


_ORDER = {str(RunStanding.SERVED): 0, str(RunStanding.NONE): 1, str(RunStanding.TO_CALL): 2}


def _by_urgency(person: Document) -> tuple[int, str, str]:
    """Those with suggestions first, and of each standing the nearest deadline."""
    return (_ORDER[person["standing"]], person["due"] or "9999", person["young_person_id"])


def _seconds_left(run: RematchRun, now: datetime) -> int | None:
    if run.status is not RunStatus.RUNNING or not run.people_total or not run.people_done:
        return None
    since = (now - run.started_at).total_seconds() if run.started_at else 0.0
    return round(since / run.people_done * (run.people_total - run.people_done))
