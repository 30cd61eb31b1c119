"""For whom, chosen by hand, are the offers shared out? The same run as for ruptures, over them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import exists, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.services.log_view import ViewAction, log_view
from api.services.open_store import Store
from api.services.persons import person_for
from api.services.rematch.run.book import ChoiceRefused, RunAsked, new_run
from api.services.viewer import Permission, Viewer
from models.enums import RunScope
from models.errors import PasserelleError
from models.tables import RematchChosen, RematchPerson, RematchRun, YoungPerson

MOST_CHOSEN: Final = 100


class RunUnderWay(PasserelleError, ValueError):
    """One run at a time: places must not be given twice."""

    def __init__(self) -> None:
        super().__init__(
            "Une répartition est en cours. Attendez qu'elle finisse (page Ruptures), puis "
            "recommencez : votre choix n'a rien changé."
        )


def ask_for_chosen(store: Store, asked: RunAsked, people: Sequence[str], now: datetime) -> str:
    """The id of a run over these young people; each file so read is logged.

    Raises RightMissing, ChoiceRefused, NotFound, NotAllowed for one who is not theirs to send
    anywhere, RunUnderWay; then nothing is asked.
    """
    asked.viewer.must(Permission.NOTE_OUTCOMES)
    chosen = sorted(set(people))
    if not 1 <= len(chosen) <= MOST_CHOSEN:
        raise ChoiceRefused(f"Cochez de 1 à {MOST_CHOSEN} jeunes, puis recommencez.")
    try:
        with store.sessions.begin() as session:
            for person_id in chosen:
                person_for(session, asked.viewer, person_id, Permission.NOTE_OUTCOMES)
                log_view(session, person_id, asked.viewer.id, ViewAction.RANK, now)
            run_id = new_run(session, replace(asked, scope=RunScope.CHOSEN), now)
            session.add_all(RematchChosen(run_id=run_id, person_id=each) for each in chosen)
    except IntegrityError:
        raise RunUnderWay from None
    return run_id


def chosen_for(session: Session, run_id: str) -> frozenset[str]:
    """Whom a run was asked for; nobody for a run over ruptures or over all."""
    chosen = select(RematchChosen.person_id).where(RematchChosen.run_id == run_id)
    return frozenset(session.scalars(chosen))


def left_out(session: Session, viewer: Viewer, run: RematchRun) -> list[str]:
    """Whom of theirs a finished run left out: under contract, or their file closed, by id."""
    took_part = exists().where(
        RematchPerson.run_id == run.id, RematchPerson.person_id == RematchChosen.person_id
    )
    asked = (
        select(RematchChosen.person_id, YoungPerson.structure_id)
        .join(YoungPerson, YoungPerson.id == RematchChosen.person_id)
        .where(RematchChosen.run_id == run.id, ~took_part)
        .order_by(RematchChosen.person_id)
    )
    return [row.person_id for row in session.execute(asked) if viewer.follows(row.structure_id)]


def may_read(session: Session, viewer: Viewer, run: RematchRun) -> bool:
    """Whether somebody of theirs was chosen; other runs are everybody's, each their own people."""
    if run.scope is not RunScope.CHOSEN:
        return True
    structures = select(YoungPerson.structure_id).where(
        YoungPerson.id.in_(chosen_for(session, run.id))
    )
    return any(viewer.follows(each) for each in session.scalars(structures.distinct()))
