"""What are the weights learned from? Labelled pairs, and what can be made of them honestly.

A collection of hard pairs lacks easy ones, so two kinds are added: establishments beside
themselves written otherwise, and pairs that lost an address (one that is not given must not speak
for either answer).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from matcher.employers.reading import Establishment

# The added pairs weigh less than those somebody labelled.
_REWRITTEN: Final = 0.2
_WITHOUT_ADDRESS: Final = 0.25
_SHORTEST_TO_MISSPELL: Final = 6
_HALF: Final = 0.5
# A firm's legal and trade names may share no word: nothing to learn there about names.
_NOTHING_SHARED: Final = "legal_vs_trade_name"


@dataclass(frozen=True)
class LabelledPair:
    """Two establishments, whether they are one site and one organisation, and the kind of pair."""

    first: Establishment
    second: Establishment
    same_site: bool
    same_org: bool
    kind: str = ""


@dataclass(frozen=True)
class TrainingPair:
    """A pair to learn from, how much it weighs, and the group of employers it belongs to."""

    pair: LabelledPair
    weight: float
    group: int
    made_up: bool = False


def training_pairs(labelled: Sequence[LabelledPair], seed: int) -> list[TrainingPair]:
    """The labelled pairs that tell something, and those made of them."""
    chance = np.random.default_rng(seed)
    groups = employer_groups(labelled)
    given = [
        TrainingPair(pair, 1.0, group)
        for pair, group in zip(labelled, groups, strict=True)
        if teaches(pair)
    ]
    return [*given, *_rewritten(given, chance), *_masked(given, chance)]


def teaches(pair: LabelledPair) -> bool:
    """Whether a labelled pair has both addresses, and names that may be alike."""
    # Pairs without an address are all matches in such collections: alone they would teach that a
    # missing address speaks for one. What a lost address means is learned from `_masked` pairs.
    addresses = pair.first.address.strip() and pair.second.address.strip()
    return bool(addresses) and not pair.kind.startswith(_NOTHING_SHARED)


def employer_groups(pairs: Sequence[LabelledPair]) -> list[int]:
    """A number for each pair: pairs that hold the same full line or names share it."""
    parent: dict[tuple[str, ...], tuple[str, ...]] = {}

    def root(key: tuple[str, ...]) -> tuple[str, ...]:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    keys = [[_key(side) for side in (pair.first, pair.second)] for pair in pairs]
    for first, second in keys:
        parent[root(second)] = root(first)
    numbers: dict[tuple[str, ...], int] = {}
    return [numbers.setdefault(root(first), len(numbers)) for first, _ in keys]


def _key(side: Establishment) -> tuple[str, ...]:
    # "CTR DE FORMATION D APPRENTIS" alone is nobody's name: the trade name goes with it.
    return (side.name, side.trade_name if side.name.startswith(("CTR", "CENTRE DE")) else "")


def _rewritten(
    given: Sequence[TrainingPair], chance: np.random.Generator
) -> Iterator[TrainingPair]:
    """Each side of the pairs that are two sites, beside itself as another register writes it."""
    for known in given:
        if known.pair.same_site:
            continue
        for side in (known.pair.first, known.pair.second):
            pair = LabelledPair(side, _written_otherwise(side, chance), True, True)
            yield TrainingPair(pair, _REWRITTEN, known.group, made_up=True)


def _masked(given: Sequence[TrainingPair], chance: np.random.Generator) -> Iterator[TrainingPair]:
    """Each pair once more, one side or both without its address."""
    for known in given:
        first, second = known.pair.first, known.pair.second
        masked = replace(
            known.pair,
            first=replace(first, address="") if chance.random() < _HALF else first,
            second=replace(second, address=""),
        )
        yield TrainingPair(masked, _WITHOUT_ADDRESS, known.group, made_up=True)


def _written_otherwise(side: Establishment, chance: np.random.Generator) -> Establishment:
    """Trade name left out, or given as the only name; or a letter of the longest word lost."""
    manner = chance.random()
    if side.trade_name and manner < _HALF:
        return replace(side, trade_name="")
    if side.trade_name:
        return replace(side, name=side.trade_name, trade_name="")
    longest = max(side.name.split(), key=len, default="")
    if len(longest) < _SHORTEST_TO_MISSPELL:
        return side
    at = int(chance.integers(1, len(longest)))
    return replace(side, name=side.name.replace(longest, longest[:at] + longest[at + 1 :]))
