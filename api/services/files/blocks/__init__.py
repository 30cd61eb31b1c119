"""The blocks of a file, in the order of its page."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from api.services.files.block import Block
from api.services.files.blocks.enrolment import EnrolmentBlock
from api.services.files.blocks.following import FollowingBlock
from api.services.files.blocks.homes import HomesBlock
from api.services.files.blocks.identity import IdentityBlock
from api.services.files.blocks.project import ProjectBlock
from api.services.files.blocks.refusals import RefusalsBlock
from api.services.files.blocks.travel import TravelBlock
from api.services.files.blocks.wishes import WishesBlock
from models.errors import NotFound

_ORDER: Final[tuple[Block, ...]] = (
    IdentityBlock(),
    HomesBlock(),
    TravelBlock(),
    WishesBlock(),
    RefusalsBlock(),
    ProjectBlock(),
    EnrolmentBlock(),
    FollowingBlock(),
)
BLOCKS: Final[Mapping[str, Block]] = MappingProxyType({block.slug: block for block in _ORDER})


def block_named(slug: str) -> Block:
    """The block of this name in addresses; raises NotFound."""
    if slug not in BLOCKS:
        raise NotFound("Partie du dossier", slug)
    return BLOCKS[slug]
