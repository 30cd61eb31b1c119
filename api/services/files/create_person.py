"""How is a young person's file opened? After a look for one under the same name and birth date."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.entry import Entry
from api.services.files.blocks.homes import GROUP, HomesBlock, addresses
from api.services.files.blocks.identity import IdentityBlock, read_identity
from api.services.files.desk import Desk
from api.services.files.opened import Opened
from api.services.files.rows import field_name
from api.services.imports.landing.records import save_geocoded
from api.services.log_view import ViewAction, log_view
from api.services.persons import ids_of_name
from api.services.rows.edited_fields import note_edited
from api.services.viewer import Permission, Viewer
from models.errors import PasserelleError
from models.tables import Adviser, Structure, YoungPerson

CONFIRMED = "autre-personne"
_HOME = field_name(GROUP, 1, "commune")


class NoStructure(PasserelleError):
    """Nobody's structure would follow the young person."""

    def __init__(self) -> None:
        super().__init__(
            "Ouvrez un dossier avec le compte d'un conseiller : c'est sa structure qui le suivra."
        )


@dataclass(frozen=True)
class Followed:
    """A file under the same name and birth date: its id in one's own structure, else whose."""

    person_id: str | None
    structure: str


class AlreadyFollowed(PasserelleError):
    """The same name and birth date are on file: an adviser says whether it is the same person."""

    def __init__(self, found: Sequence[Followed]) -> None:
        self.found = tuple(found)
        super().__init__(
            "Un dossier existe déjà sous ce nom et cette date de naissance. Rien n'est enregistré."
        )


def create_person(desk: Desk, texts: Mapping[str, str]) -> str:
    """Open a file from the form (identity, birth date, first home); gives its pseudonymous id.

    Raises EntryRefused, AlreadyFollowed (unless the form says it is somebody else), RightMissing.
    """
    may_create(desk.viewer)
    entry = Entry(texts, desk.today)
    points, fresh = desk.locate(addresses(texts))
    with desk.store.sessions.begin() as session:
        found = _on_file(desk, session, entry)
        if not found or entry.ticked(CONFIRMED):
            person = _new_person(desk, session, entry)
            save_geocoded(session, fresh)
            opened = Opened(session, desk.store.sealer, person, desk.today, desk.now, points)
            _fill(opened, entry)
            log_view(session, person.id, desk.viewer.id, ViewAction.CREATE, desk.now)
            return person.id
    # Outside the transaction that logged who was found: raising inside would undo the log.
    raise AlreadyFollowed(found)


def may_create(viewer: Viewer) -> None:
    """Raises RightMissing for a role that opens no file."""
    viewer.must(Permission.WRITE_FILES)


def _on_file(desk: Desk, session: Session, entry: Entry) -> list[Followed]:
    """Who is on file under the name and birth date entered; each such look is logged."""
    identity = read_identity(entry)
    birth_date = entry.need("naissance", entry.birth_date("naissance"))
    names = (identity.family_name, identity.given_name)
    if birth_date is None or not all(names):
        return []
    found = []
    for person_id in ids_of_name(session, desk.store.sealer, names, birth_date):
        structure_id, structure = session.execute(
            select(Structure.id, Structure.name)
            .join(YoungPerson, YoungPerson.structure_id == Structure.id)
            .where(YoungPerson.id == person_id)
        ).one()
        log_view(session, person_id, desk.viewer.id, ViewAction.FOUND, desk.now)
        found.append(Followed(person_id if desk.viewer.follows(structure_id) else None, structure))
    return found


def _new_person(desk: Desk, session: Session, entry: Entry) -> YoungPerson:
    person = YoungPerson(
        # Random: nobody can guess whose it is, or whether another one exists.
        id=f"jp-{secrets.token_hex(10)}",
        structure_id=_own_structure(desk, session),
        referent_id=desk.viewer.id if session.get(Adviser, desk.viewer.id) else None,
        # Without one the entry is refused below, and nothing stays.
        birth_date=entry.birth_date("naissance") or desk.today,
    )
    session.add(person)
    session.flush()
    return person


def _own_structure(desk: Desk, session: Session) -> str:
    if desk.viewer.structure_id is not None:
        return desk.viewer.structure_id
    # The machine's console belongs to none: only where there is a single one is it sure whose.
    structures = session.scalars(select(Structure.id).limit(2)).all()
    if len(structures) != 1:
        raise NoStructure
    return structures[0]


def _fill(opened: Opened, entry: Entry) -> None:
    if not entry.texts.get(_HOME, "").strip():
        entry.refuse(_HOME, "Indiquez la commune : sans elle aucun trajet ne se calcule.")
    # The identity's mistakes are in the entry already: with the home's they are told together.
    HomesBlock().write(opened, entry)
    IdentityBlock().write(opened, entry)
    note_edited(opened.person, {"birth_date", *opened.changed})
