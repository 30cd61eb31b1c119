"""Whom should an adviser see to first? The work list: filtered, counted, ordered, a page named."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import ceil

from sqlalchemy import ColumnElement, and_, true
from sqlalchemy.orm import Session

from api.services.rules_known import rules_known
from api.services.viewer import Permission, Viewer
from api.services.worklist.asked import PAGE_SIZE, AskedList, Reason
from api.services.worklist.followed import Followed, is_open, read_followed, whose
from api.services.worklist.lines import Judged, Line, lines_of
from api.services.worklist.names import names_of
from api.services.worklist.options import OptionBook, Options
from api.services.worklist.places import Place, lives_in, places_of
from matcher.urgency import Terms, alerts_of, urgency_key
from models.store.sealing import Sealer
from models.tables import YoungPerson


@dataclass(frozen=True)
class Reader:
    """Who reads, with the key that opens names and the options known."""

    viewer: Viewer
    sealer: Sealer
    book: OptionBook


@dataclass(frozen=True)
class WorkList:
    """One page of the list, and what there is to filter it by.

    `everybody`: open files of the referent asked for; `matching`: those with the stage and place
    asked for; `total`: those with the alert too. `counts`: matching people by kind of alert.
    """

    lines: tuple[Line, ...]
    everybody: int
    matching: int
    total: int
    page: int
    pages: int
    counts: dict[Reason, int]
    places: tuple[Place, ...]
    options: Options


def work_list(
    session: Session, reader: Reader, asked: AskedList, today: date, size: int = PAGE_SIZE
) -> WorkList:
    """A page of the list, of so many lines; one past the end gives the last. Raises RightMissing.

    A line is no opened file, so showing it is not logged (see DECISIONS).
    """
    reader.viewer.must(Permission.READ_FILES)
    terms = Terms.of(rules_known(), today)
    wanted = and_(whose(reader.viewer), is_open(today), _followed_by(asked))
    everybody = read_followed(session, wanted, terms)
    options = reader.book.options_of(session, everybody, today)
    matching = [_judged(each, terms, options) for each in everybody if _matches(each, asked)]
    chosen = sorted((each for each in matching if _raises(each, asked.reason)), key=_urgency)
    pages = max(1, ceil(len(chosen) / size))
    page = min(asked.page, pages)
    shown = chosen[(page - 1) * size : page * size]
    ids = [each.person.person_id for each in shown]
    return WorkList(
        lines=lines_of(shown, names_of(session, reader.sealer, reader.viewer, ids), today),
        everybody=len(everybody),
        matching=len(matching),
        total=len(chosen),
        page=page,
        pages=pages,
        counts=_counts(matching),
        places=places_of(everybody),
        options=options,
    )


def _followed_by(asked: AskedList) -> ColumnElement[bool]:
    return true() if asked.referent is None else YoungPerson.referent_id == asked.referent


def _matches(person: Followed, asked: AskedList) -> bool:
    if asked.stage is not None and person.stage != asked.stage:
        return False
    return asked.place is None or lives_in(person, asked.place)


def _judged(person: Followed, terms: Terms, options: Options) -> Judged:
    known = options.by_person.get(person.person_id)
    return Judged(person, alerts_of(person.facts, terms, known), known)


def _raises(judged: Judged, reason: Reason | None) -> bool:
    return reason is None or any(alert.kind is reason.kind for alert in judged.alerts)


def _urgency(judged: Judged) -> tuple[int, int, int, int, str]:
    return urgency_key(judged.person.person_id, judged.alerts)


def _counts(judged: Iterable[Judged]) -> dict[Reason, int]:
    found = Counter(kind for each in judged for kind in {alert.kind for alert in each.alerts})
    return {reason: found[reason.kind] for reason in Reason}
