"""Everything an analysis tells of one outcome, in the order it was registered."""

from collections.abc import Mapping
from dataclasses import dataclass

from matcher.trial.attrition import Attrition, attrition
from matcher.trial.enrolled import Enrolled, Words
from matcher.trial.groups import GroupEffect, by_group
from matcher.trial.itt import Itt, itt
from matcher.trial.late import Late, late
from matcher.trial.permutation import chance_of_as_much
from matcher.trial.spillover import SpillOver, spill_over


@dataclass(frozen=True, slots=True)
class Arm:
    """One arm: people drawn, whose outcome is known, the share of yes among these."""

    drawn: int
    known: int
    share: float


@dataclass(frozen=True)
class Analysis:
    """`chance`: how often the draw alone shows as much. `spill_over`: of a saturation design."""

    plus: Arm
    ordinary: Arm
    itt: Itt
    chance: float
    late: Late
    attrition: Attrition
    groups: Mapping[str, list[GroupEffect]]
    spill_over: SpillOver | None


def analysed(people: Enrolled, groups: Mapping[str, Words], saturation: bool) -> Analysis:
    """The analysis of the outcome of these people; `groups`: labels of everybody by what is cut."""
    return Analysis(
        plus=_arm(people.where(people.plus)),
        ordinary=_arm(people.where(~people.plus)),
        itt=itt(people),
        chance=chance_of_as_much(people),
        late=late(people),
        attrition=attrition(people),
        groups={name: by_group(people, labels) for name, labels in groups.items()},
        spill_over=spill_over(people) if saturation else None,
    )


def _arm(own: Enrolled) -> Arm:
    known = own.outcome[own.known]
    share = float(known.mean()) if len(known) else float("nan")
    return Arm(len(own), len(known), share)
