"""On the demo, does a re-match match more people than each one's own top three, or the nearest?"""

from api.services.bench.policies import compare_policies
from tests.api.conftest import DEMO_DAY


def test_more_are_matched_and_more_have_an_option_than_by_own_lists(
    demo_store, demo_snapshots
) -> None:
    ours, own_top, nearest = compare_policies(demo_store, demo_snapshots, DEMO_DAY)
    assert [ours.policy, own_top.policy, nearest.policy] == ["rematch", "own_top", "nearest"]
    assert ours.people == own_top.people == nearest.people > 20
    assert ours.matched >= max(own_top.matched, nearest.matched)
    assert ours.with_an_option >= max(own_top.with_an_option, nearest.with_an_option)
