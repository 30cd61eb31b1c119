"""What can a trial of this size see? Told before it starts, so that nobody hopes for too much."""

from dataclasses import asdict
from math import ceil
from typing import Any, Final

from api.services.trial.plan import TrialPlan
from matcher.trial.power import (
    LEVEL,
    POWER,
    detectable,
    detectable_by_share,
    detectable_late,
    people_needed,
)

# Take-up is known at the end only: half is what a gap is shown for besides.
HALF: Final = 0.5


def sizes_told(plan: TrialPlan) -> dict[str, Any]:
    """The smallest visible effects, in chances, and the people that the useful one asks for.

    A saturation design is told share by share; its naive comparison is not told: it misleads.
    """
    design = plan.design
    told: dict[str, Any] = {
        "people": plan.people,
        "sites": len(plan.sites),
        "base": plan.base,
        "alike": plan.alike,
        "worth": plan.worth,
        "level": LEVEL,
        "power": POWER,
        "by_share": [],
    }
    if design.is_saturation:
        by_share = detectable_by_share(plan.expected, plan.people, design)
        told["by_share"] = [_without_nan(asdict(each)) for each in by_share]
        direct = [each.direct for each in by_share if each.direct == each.direct]
        visible = min(direct, default=None)
        # As many sites with more people each: errors within a site fall with their root.
        needed = None if visible is None else ceil(plan.people * (visible / plan.worth) ** 2)
    else:
        visible = detectable(plan.expected, plan.people, plan.shares[0])
        needed = people_needed(plan.expected, plan.worth, plan.shares[0])
    return told | {
        "visible": visible,
        "visible_late": None if visible is None else detectable_late(visible, HALF),
        "needed": needed,
        "is_enough": visible is not None and visible <= plan.worth,
    }


def _without_nan(row: dict[str, float]) -> dict[str, float | None]:
    return {name: value if value == value else None for name, value in row.items()}
