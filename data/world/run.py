"""One simulated world as it lives: what stands, what came before, what has been written down."""

from dataclasses import dataclass, field

from numpy.random import Generator

from data.world.chances import Chances
from data.world.log import Growing
from data.world.openings import Openings
from data.world.state import State
from data.world.territory import Territory
from data.world.truth import Truth
from models.simulation import PairReader, Policy


@dataclass
class Run:
    """Everything the months read and change."""

    territory: Territory
    openings: Openings
    truth: Truth
    reader: PairReader
    policy: Policy
    chances: Chances
    state: State
    rng: Generator
    proposals: Growing = field(default_factory=Growing)
    placements: Growing = field(default_factory=Growing)
