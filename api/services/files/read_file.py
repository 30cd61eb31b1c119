"""What does a file hold, block by block? In words, and as the forms that change it."""

from collections.abc import Sequence
from dataclasses import dataclass

from api.services.files.block import Block, Line, digest
from api.services.files.blocks import BLOCKS, block_named
from api.services.files.desk import Desk
from api.services.files.opened import Opened
from api.services.files.remarks import remarks_on
from api.services.files.rows import Texts
from api.services.log_view import ViewAction, log_view
from api.services.person_header import PersonHeader, person_header
from api.services.viewer import Permission


@dataclass(frozen=True)
class BlockView:
    """One block as it is shown: lines in words, form texts with their digest, remarks."""

    slug: str
    title: str
    lines: Sequence[Line]
    texts: Texts
    seen: str
    remarks: Sequence[str]


@dataclass(frozen=True)
class WholeFile:
    """A file's header and blocks; `may_change` says whether the viewer may edit."""

    person: PersonHeader
    blocks: Sequence[BlockView]
    may_change: bool


def read_file(desk: Desk, person_id: str) -> WholeFile:
    """The whole file; the view is logged."""
    return _read(desk, person_id, list(BLOCKS.values()))


def read_block(desk: Desk, person_id: str, slug: str) -> WholeFile:
    """One block alone, with the header; the view is logged."""
    return _read(desk, person_id, [block_named(slug)])


def _read(desk: Desk, person_id: str, blocks: Sequence[Block]) -> WholeFile:
    with desk.store.sessions.begin() as session:
        opened = desk.open(session, person_id, Permission.READ_FILES)
        log_view(session, person_id, desk.viewer.id, ViewAction.READ, desk.now)
        remarks = remarks_on(opened)
        header = person_header(session, desk.store.sealer, desk.viewer, opened.person, desk.today)
        views = [view_of(block, opened, remarks.get(block.slug, ())) for block in blocks]
        return WholeFile(header, views, desk.viewer.may(Permission.WRITE_FILES))


def view_of(block: Block, opened: Opened, remarks: Sequence[str]) -> BlockView:
    """One block of an open file."""
    texts = block.shown(opened)
    return BlockView(block.slug, block.title, block.lines(opened), texts, digest(texts), remarks)
