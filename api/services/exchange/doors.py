"""Who comes to the exchange, for which profile or request? Settled before it is read."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, time

from dateutil import tz
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.exchange.refusals import NotYourRequest
from api.services.exchange.standing import is_shown, settle_exchange
from api.services.log_view import ViewAction, log_view
from api.services.not_possible import not_possible
from api.services.noting import Noting
from api.services.open_store import Store
from api.services.viewer import Permission
from models.errors import NotFound
from models.tables import Adviser, ContactRequest, FileView, SharedProfile


@contextmanager
def settled(store: Store, noting: Noting) -> Iterator[Session]:
    """A transaction in which only what holds today is shown or waits."""
    with store.sessions.begin() as session:
        settle_exchange(session, noting.today)
        yield session


def professional_here(session: Session, noting: Noting, permission: Permission) -> Adviser:
    """The professional of a structure who asks; raises RightMissing, NotPossible (console)."""
    noting.viewer.must(permission)
    found = session.get(Adviser, noting.viewer.id)
    if found is None:
        raise not_possible(
            "Les profils s'échangent au nom d'une structure : connectez-vous avec un compte."
        )
    return found


def shown_profile(
    session: Session, noting: Noting, profile_id: str, *, locked: bool = False
) -> SharedProfile:
    """A profile shown today; `locked`: it is not taken down meanwhile. Raises NotFound."""
    asked = select(SharedProfile).where(SharedProfile.id == profile_id, is_shown(noting.today))
    if locked:
        asked = asked.with_for_update()
    found = session.scalars(asked).first()
    if found is None:
        raise NotFound("Profil partagé", profile_id)
    return found


def request_named(
    session: Session, noting: Noting, request_id: str, *, locked: bool = False
) -> tuple[ContactRequest, SharedProfile | None]:
    """A request that one's own structure made or received, with its profile.

    Raises NotFound, and NotYourRequest (logged as a refused view) for one between two others.
    """
    asked = session.get(ContactRequest, request_id)
    if asked is None:
        raise NotFound("Demande de contact", request_id)
    wanted = select(SharedProfile).where(SharedProfile.id == asked.profile_id)
    # Always the profile, then its requests: nobody waits for each other in a circle.
    profile = session.scalars(wanted.with_for_update() if locked else wanted).first()
    if noting.viewer.structure_id not in (asked.structure_id, asked.to_structure_id):
        if profile is None:
            raise NotFound("Demande de contact", request_id)
        raise NotYourRequest(profile.person_id)
    if locked:
        session.refresh(asked, with_for_update=True)
    return asked, profile


def log_seen(session: Session, noting: Noting, person_ids: Iterable[str]) -> None:
    """Note who was seen without identity: once a day for each reader, however often they look."""
    wanted = set(person_ids)
    midnight = datetime.combine(noting.today, time(), tz.gettz("Europe/Paris"))
    known = session.scalars(
        select(FileView.person_id).where(
            FileView.person_id.in_(wanted),
            FileView.viewer_id == noting.viewer.id,
            FileView.action == ViewAction.SHARED_SEEN,
            FileView.seen_at >= midnight,
        )
    )
    for person_id in sorted(wanted - set(known)):
        log_view(session, person_id, noting.viewer.id, ViewAction.SHARED_SEEN, noting.now)
