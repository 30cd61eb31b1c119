"""Who is in training at six and twelve months under each way of proposing? Worlds 100–119.

Nothing was tuned on them. Whether ours stand above the others is told as it is, not asserted: what
is asserted is that the same people, places and truth were under all.
"""

import os

import pytest

from api.services.evaluate.contenders import OTHERS, OURS, POLICIES
from api.services.evaluate.work import Evaluation, evaluate

pytestmark = pytest.mark.bench

REPORTED = tuple(range(100, 120))


def test_policies_in_the_worlds_that_are_reported(keep) -> None:
    asked = Evaluation(REPORTED, processes=os.cpu_count() or 1)
    found = evaluate(asked, lambda told: print(f"  {told}"))
    for name, told in found["policies"].items():
        said = {horizon: told["measures"][f"in_training_{horizon}"]["value"] for horizon in (6, 12)}
        print(f"  {name:13} {said[6]:.3f} at 6 months, {said[12]:.3f} at 12")
    keep("policies", found)
    assert found["seeds"] == list(REPORTED)
    assert list(found["policies"]) == list(POLICIES)
    assert len(found["against"]) == 2 * len(OURS) * len(OTHERS)
