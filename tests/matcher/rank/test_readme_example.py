"""The README shows how to rank frames from Python: what it shows is run."""

import re
from pathlib import Path
from typing import Any

from worlds.small_world import LABELS, TODAY, World

from matcher.rank.matcher import Matcher

README = Path(__file__).parents[3] / "README.md"


def test_what_the_readme_shows_ranks_as_the_matcher_does(matcher: Matcher) -> None:
    (shown,) = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    world = World(offers=[{"offer_id": "a"}, {"offer_id": "b"}])
    given: dict[str, Any] = {
        "people_frames": world.frames_of_person(),
        "pool_frames": world.frames_of_pool(),
        "trade_labels": LABELS,
    }
    exec(shown, given)  # noqa: S102
    by_hand = matcher.rank(world.frames_of_person(), world.read_pool(), 20, TODAY)
    assert len(by_hand) == 2
    assert given["ranked"]["offer_id"].tolist() == by_hand["offer_id"].tolist()
