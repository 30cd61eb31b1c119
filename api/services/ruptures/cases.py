"""Which reported ruptures wait, whose are they, and what comes next for each?"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session

from api.services.rules_known import rules_known
from api.services.viewer import Permission, Viewer
from api.services.worklist.followed import read_followed
from matcher.urgency import FollowedFacts, Milestone, Terms, milestones_of, status_of
from models.enums import RuptureMatch, TrainingStatus
from models.store.sealing import Sealer
from models.tables import Identity, RuptureCase, YoungPerson


@dataclass(frozen=True, slots=True)
class WaitingCase:
    """One case of somebody who has no contract again.

    `name`: of somebody not matched yet, else empty (their file holds it). `alike`: ids of files
    with the same family name, for a case to confirm. `steps`: the next one first.
    `employer_allowed`: an adviser lets the employer of the broken contract be suggested again.
    """

    id: str
    person_id: str | None
    match: RuptureMatch
    ruptured_on: date
    days_since: int
    status: TrainingStatus | None
    name: str = field(default="", repr=False)
    alike: tuple[str, ...] = ()
    steps: tuple[Milestone, ...] = ()
    has_contract: bool = False
    employer_allowed: bool = False


def waiting_cases(
    session: Session, sealer: Sealer, viewer: Viewer, today: date
) -> list[WaitingCase]:
    """Cases of the viewer's structure without a new contract: to confirm first, then the latest.

    Raises RightMissing for whoever may read no file. Nobody's file is opened: what is not matched
    yet has none, and of the others only the id is told.
    """
    viewer.must(Permission.READ_FILES)
    cases = session.scalars(
        select(RuptureCase)
        .where(_of(viewer))
        .order_by(RuptureCase.ruptured_on.desc(), RuptureCase.id)
    ).all()
    terms = Terms.of(rules_known(), today)
    ids = [case.person_id for case in cases if case.person_id is not None]
    wanted = YoungPerson.id.in_(select(RuptureCase.person_id).where(_of(viewer))) if ids else None
    people = read_followed(session, wanted, terms) if wanted is not None else []
    facts = {each.person_id: each.facts for each in people}
    alike = _alike(session, cases)
    found = [
        _waiting(case, sealer, facts.get(case.person_id or ""), (alike[case.id], terms))
        for case in cases
    ]
    waiting = [case for case in found if case is not None]
    return sorted(waiting, key=lambda case: _PLACES[case.match])


_PLACES = {RuptureMatch.TO_CONFIRM: 0, RuptureMatch.NOT_KNOWN: 1, RuptureMatch.MATCHED: 2}


def _of(viewer: Viewer) -> ColumnElement[bool]:
    if viewer.structure_id is None:
        return true()
    return RuptureCase.structure_id == viewer.structure_id


def _alike(session: Session, cases: Sequence[RuptureCase]) -> defaultdict[str, tuple[str, ...]]:
    """By case to confirm, the files of its structure with the same family name."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    doubtful = [case for case in cases if case.match is RuptureMatch.TO_CONFIRM]
    if not doubtful:
        return found
    named: dict[tuple[str, str | None], list[tuple[str, date]]] = defaultdict(list)
    rows = session.execute(
        select(Identity.person_id, Identity.name_hash, YoungPerson.structure_id)
        .add_columns(YoungPerson.birth_date)
        .join(YoungPerson, YoungPerson.id == Identity.person_id)
        .where(Identity.name_hash.in_({case.name_hash for case in doubtful}))
        .order_by(Identity.person_id)
    )
    for row in rows:
        named[(row.structure_id, row.name_hash)].append((row.person_id, row.birth_date))
    for case in doubtful:
        found[case.id] = tuple(
            person
            for person, born in named[(case.structure_id, case.name_hash)]
            if case.birth_date in (None, born)
        )
    return found


def _waiting(
    case: RuptureCase,
    sealer: Sealer,
    facts: FollowedFacts | None,
    known: tuple[tuple[str, ...], Terms],
) -> WaitingCase | None:
    """The case; None once its person is under contract again."""
    alike, terms = known
    if facts is not None and facts.is_under_contract(terms.today):
        return None
    name = ""
    if case.sealed is not None:
        who = sealer.open(case.sealed)
        name = f"{who.given_name} {who.family_name}"
    return WaitingCase(
        id=case.id,
        person_id=case.person_id,
        match=case.match,
        ruptured_on=case.ruptured_on,
        days_since=(terms.today - case.ruptured_on).days,
        status=status_of(facts, terms) if facts else None,
        name=name,
        alike=alike,
        steps=milestones_of(facts, terms) if facts else (),
        has_contract=case.placement_id is not None,
        employer_allowed=case.employer_lifted_by is not None,
    )
