"""Does no pair of a score lie below that score's line, and do most pairs of less?"""

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from matcher.kernel.worth.lines import NO_LINE, STEEP, STEP_BITS, STEPS, least_lines
from matcher.kernel.worth.points import packed, unpacked
from matcher.scorecard import probability

# Beyond 16 · 1024 a probability no longer moves.
LOG_ODDS = st.integers(-40_000, 40_000)
KINDS = st.sampled_from([0, 1])
NO_WAIT = packed(np.zeros((2, 1)), np.zeros((2, 1)))
WAITS = packed(np.array([[0, -300, 80], [10, 0, -5]]), np.array([[-70, 500, 0], [0, -9, 40]]))
PLAIN, WAITED = least_lines(NO_WAIT), least_lines(WAITS)


def step(signed: int, held: int) -> int:
    """On which step the score of a pair stands."""
    one, other = probability(np.array([signed, held]))
    return min(int(one) * int(other) >> STEP_BITS, STEPS - 1)


def line(kind: int, signed: int, held: int) -> int:
    return STEEP[kind] * signed + held


@example(kind=0, signed=16_384, held=16_384)
@example(kind=0, signed=-16_384, held=16_384)
@example(kind=1, signed=40_000, held=-2_000)
@given(kind=KINDS, signed=LOG_ODDS, held=LOG_ODDS)
def test_no_pair_lies_below_the_line_of_its_own_score(kind: int, signed: int, held: int) -> None:
    assert line(kind, signed, held) >= PLAIN[kind, step(signed, held)]


@given(kind=KINDS, day=st.integers(0, 2), signed=LOG_ODDS, held=LOG_ODDS)
def test_nor_does_what_it_is_before_its_wait_is_known(
    kind: int, day: int, signed: int, held: int
) -> None:
    wait_signed, wait_held = (int(each[kind, day]) for each in unpacked(WAITS))
    waited = step(signed + wait_signed, held + wait_held)
    assert line(kind, signed, held) >= WAITED[kind, waited]


def test_a_line_rises_with_the_score_from_none_at_all() -> None:
    for lines in PLAIN:
        assert lines[0] == NO_LINE
        assert (np.diff(lines) > 0).all()


def test_a_line_touches_its_curve_from_below_but_for_a_stretch() -> None:
    log_odds = np.arange(-12_000, 12_000)
    chances = probability(log_odds)
    for kind, steep in enumerate(STEEP):
        for one in range(1, STEPS):
            needed = np.searchsorted(chances, -(-(one << STEP_BITS) // chances))
            reached = needed < len(chances)
            across = steep * log_odds[reached] + log_odds[needed[reached]]
            assert 0 <= across.min() - PLAIN[kind, one] <= 15 * steep
