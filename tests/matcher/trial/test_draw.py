"""The draw can be computed again by anybody from the seed, and by nobody without it."""

import hashlib
import hmac
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.trial.design import QUARTERS, Design, Stratum
from matcher.trial.draw import block_of, commitment, gets_plus, shares_of

STRATUM = Stratum("ml-nord", "G")
SITES = tuple(f"site-{i:02d}" for i in range(12))


def recomputed(seed, site, trade, number, share):
    """The published rule, written again from its words alone."""

    def drawn(text):
        return int(hmac.new(seed.encode(), text.encode(), hashlib.sha256).hexdigest(), 16)

    block, first = 0, 1
    while True:
        size = (4, 8)[drawn(f"{site}|{trade}|{block}|size") % 2]
        if number < first + size:
            break
        block, first = block + 1, first + size
    places = sorted(range(size), key=lambda i: drawn(f"{site}|{trade}|{block}|{i}"))
    return places[number - first] < share * size


@given(st.text(min_size=1, max_size=20), st.integers(1, 60), st.sampled_from(QUARTERS))
def test_the_published_rule_gives_the_same_arm(seed, number, share):
    again = recomputed(seed, STRATUM.site, STRATUM.trade, number, share)
    assert gets_plus(seed, STRATUM, number, share) == again


@given(st.text(min_size=1, max_size=20), st.sampled_from(QUARTERS))
def test_every_whole_block_holds_exactly_its_share(seed, share):
    arms = {}
    for number in range(1, 60):
        block = block_of(seed, STRATUM, number)
        arms.setdefault(block, []).append(gets_plus(seed, STRATUM, number, share))
    whole = list(arms.values())[:-1]
    assert {len(block) for block in whole} <= {4, 8}
    assert all(sum(block) == share * len(block) for block in whole)


def test_a_draw_of_the_past_is_the_same_for_ever():
    arms = "".join("+" if gets_plus("graine", STRATUM, n, 0.5) else "-" for n in range(1, 25))
    assert arms == "+--+--+++--++-+-+--+--++"
    assert commitment("graine") == hashlib.sha256(b"graine").hexdigest()


def test_strata_and_seeds_are_drawn_apart():
    def arms(seed, stratum):
        return [gets_plus(seed, stratum, n, 0.5) for n in range(1, 200)]

    own = arms("a", STRATUM)
    assert own != arms("b", STRATUM)
    assert own != arms("a", Stratum("ml-nord", "D"))


@pytest.mark.parametrize("place", [1, 2, 3, 4])
def test_no_place_of_a_block_is_favoured(place):
    drawn = [gets_plus(f"seed {i}", STRATUM, place, 0.5) for i in range(2000)]
    assert sum(drawn) / len(drawn) == pytest.approx(0.5, abs=0.04)


def test_one_share_is_every_sites():
    assert shares_of("x", Design(SITES)) == dict.fromkeys(SITES, 0.5)


def test_sites_are_drawn_to_the_shares_of_the_design_whatever_their_order():
    design = Design(SITES, (0.0, 0.5, 0.75))
    found = shares_of("x", design)
    assert Counter(found.values()) == {0.0: 4, 0.5: 4, 0.75: 4}
    assert found == shares_of("x", Design(SITES[::-1], (0.75, 0.5, 0.0)))
    assert found != shares_of("y", design)
