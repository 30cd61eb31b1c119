"""How is a young person's file opened? After a look for one under the same name and birth date."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.entry import Entry
from api.services.edited_fields import note_edited
from api.services.files.blocks.homes import GROUP, HomesBlock
from api.services.files.blocks.identity import IdentityBlock, read_identity
from api.services.files.desk import Desk
from api.services.files.opened import Opened
from api.services.files.rows import field_name
from api.services.log_view import ViewAction, log_view
from api.services.persons import ids_of_name
from api.services.viewer import Permission, Viewer
from models.errors import PasserelleError, RightMissing
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
    entry = Entry(texts, desk.today)
    with desk.store.sessions.begin() as session:
        structure_id = _own_structure(desk, session)
        found = _read(desk, session, entry)
        if not found or entry.ticked(CONFIRMED):
            return _open(desk, session, structure_id, entry)
    # Outside the transaction that logged who was found: raising inside would undo the log.
    raise AlreadyFollowed(found)


def may_create(viewer: Viewer) -> None:
    """Raises RightMissing for a role that opens no file."""
    if not viewer.may(Permission.WRITE_FILES):
        raise RightMissing


def _own_structure(desk: Desk, session: Session) -> str:
    may_create(desk.viewer)
    if desk.viewer.structure_id is not None:
        return desk.viewer.structure_id
    # The machine's console belongs to none: only where there is a single one is it sure whose.
    structures = session.scalars(select(Structure.id).limit(2)).all()
    if len(structures) != 1:
        raise NoStructure
    return structures[0]


def _read(desk: Desk, session: Session, entry: Entry) -> list[Followed]:
    """Who is on file under the name entered; whoever is found elsewhere is logged."""
    names = (entry.text("nom", 80), entry.text("prenom", 80))
    birth_date = entry.birth_date("naissance")
    if None in names or birth_date is None or not any(map(str.isalpha, "".join(map(str, names)))):
        return []
    family, given = map(str, names)
    found = []
    for person_id in ids_of_name(session, desk.store.sealer, (family, given), birth_date):
        person, structure = session.execute(
            select(YoungPerson, Structure.name)
            .join(Structure, YoungPerson.structure_id == Structure.id)
            .where(YoungPerson.id == person_id)
        ).one()
        own = desk.viewer.follows(person.structure_id)
        log_view(session, person_id, desk.viewer.id, ViewAction.FOUND, desk.now)
        found.append(Followed(person_id if own else None, structure))
    return found


def _open(desk: Desk, session: Session, structure_id: str, entry: Entry) -> str:
    person = YoungPerson(
        # Random: nobody can guess whose it is, or whether another one exists.
        id=f"jp-{secrets.token_hex(10)}",
        structure_id=structure_id,
        referent_id=desk.viewer.id if session.get(Adviser, desk.viewer.id) else None,
        birth_date=entry.birth_date("naissance") or desk.today,
    )
    if not entry.texts.get(_HOME, "").strip():
        entry.refuse(_HOME, "Indiquez la commune : sans elle aucun trajet ne se calcule.")
    # Read first, written after the home: the mistakes of both are told together.
    read_identity(entry)
    entry.need("naissance", entry.birth_date("naissance"))
    session.add(person)
    session.flush()
    opened = Opened(session, desk.store.sealer, person, desk.today, desk.now)
    opened.changed.add("birth_date")
    HomesBlock().write(opened, entry)
    IdentityBlock().write(opened, entry)
    note_edited(opened.person, opened.changed)
    log_view(session, person.id, desk.viewer.id, ViewAction.CREATE, desk.now)
    return person.id
