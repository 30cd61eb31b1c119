"""How is a block of a file changed? Unless somebody else has changed it since it was shown."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from api.entry import Entry
from api.services.files.block import Block
from api.services.files.blocks import block_named
from api.services.files.blocks.homes import HomesBlock, addresses
from api.services.files.desk import Desk
from api.services.files.opened import Opened
from api.services.files.read_file import BlockView, view_of
from api.services.files.remarks import remarks_on
from api.services.imports.landing.records import save_geocoded
from api.services.log_view import log_view
from api.services.rows.edited_fields import note_edited
from api.services.viewer import Permission
from models.errors import PasserelleError
from models.tables import Adviser, FileView


@dataclass(frozen=True)
class Edit:
    """One block's form as it came back; `seen` is the digest it was shown with."""

    person_id: str
    slug: str
    texts: Mapping[str, str]
    seen: str


@dataclass(frozen=True)
class Editor:
    """Who changed a block last, and when; the name is None when it is not known any more."""

    name: str | None
    oneself: bool
    at: datetime


class EditedMeanwhile(PasserelleError):
    """Somebody changed the block after it was shown: nothing is stored, both versions are there."""

    def __init__(self, stored: BlockView, editor: Editor | None) -> None:
        self.stored = stored
        self.editor = editor
        super().__init__(
            "Cette partie du dossier a été modifiée depuis que vous l'avez ouverte. Rien n'est "
            "enregistré : comparez les deux versions et choisissez."
        )


def edit_block(desk: Desk, edit: Edit) -> BlockView:
    """Store what was entered and give the block as it is now; the change is logged.

    Raises NotFound, NotAllowed, EntryRefused, EditedMeanwhile; then nothing is changed.
    """
    block = block_named(edit.slug)
    wanted = addresses(edit.texts) if isinstance(block, HomesBlock) else []
    points, fresh = desk.locate(wanted)
    with desk.store.sessions.begin() as session:
        opened = replace(desk.open(session, edit.person_id, Permission.WRITE_FILES), points=points)
        # Two who save at once come one after the other.
        session.refresh(opened.person, with_for_update=True)
        before = view_of(block, opened, ())
        block.write(opened, Entry(edit.texts, desk.today))
        # Sent twice, the same form finds its own work done: that is no conflict.
        if opened.changed and before.seen != edit.seen:
            raise EditedMeanwhile(before, _last_editor(desk, opened, block))
        if opened.changed:
            note_edited(opened.person, opened.changed)
            save_geocoded(session, fresh)
            log_view(session, edit.person_id, desk.viewer.id, block.action, desk.now)
        session.flush()
        session.expire(opened.person)
        remarks = remarks_on(opened).get(block.slug, [])
        return view_of(block, opened, [*opened.remarks, *remarks])


def _last_editor(desk: Desk, opened: Opened, block: Block) -> Editor | None:
    """Who changed the block last by hand; None when an import has been at the file since."""
    person = opened.person
    last = opened.session.scalars(
        select(FileView)
        .where(FileView.person_id == person.id, FileView.action == block.action.value)
        .order_by(FileView.seen_at.desc(), FileView.id.desc())
    ).first()
    if last is None or (person.imported_at is not None and person.imported_at > last.seen_at):
        return None
    adviser = opened.session.get(Adviser, last.viewer_id)
    name = adviser.display_name if adviser else None
    return Editor(name, last.viewer_id == desk.viewer.id, last.seen_at)
