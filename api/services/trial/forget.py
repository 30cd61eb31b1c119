"""What becomes of an enrolment once its person is forgotten? A place in the draw, and no more.

The place stays, or the draw could not be computed again; so does the keyed hash of the identity
while people are enrolled, or the same person could be drawn twice (RGPD art. 17(3)(d)).
"""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models.tables import Trial, TrialEnrolment


def loosen_enrolment(session: Session, person_id: str) -> None:
    """Cut the enrolment from the person and from all that was known of them."""
    row = session.scalars(
        select(TrialEnrolment).where(TrialEnrolment.person_id == person_id)
    ).first()
    if row is None:
        return
    trial = session.get_one(Trial, row.trial_id)
    row.person_id, row.known_before = None, {}
    if trial.closed_at is not None:
        row.identity_hash = None
    session.flush()


def drop_hashes(session: Session, trial_id: str) -> None:
    """At the end nobody is drawn any more: hashes of forgotten people go."""
    session.execute(
        update(TrialEnrolment)
        .where(TrialEnrolment.trial_id == trial_id, TrialEnrolment.person_id.is_(None))
        .values(identity_hash=None)
    )
