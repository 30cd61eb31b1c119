"""Shares, sites and their levels: what can be drawn and read, and what cannot."""

import pytest

from matcher.trial.design import Design, Stratum
from models.errors import InvalidCode

EIGHT = tuple("abcdefgh")


def test_one_share_is_an_individual_draw_and_several_a_saturation_design():
    assert not Design(("a",)).is_saturation
    assert Design(("a",)).levels() == (0.5,)
    assert Design(EIGHT, (0.5, 0.0)).is_saturation


def test_sites_are_spread_evenly_over_shares():
    assert Design(EIGHT, (0.75, 0.0, 0.25)).levels() == (0, 0, 0, 0.25, 0.25, 0.25, 0.75, 0.75)


def test_a_stratum_reads_as_its_site_and_trade():
    assert str(Stratum("ml-nord", "G")) == "ml-nord|G"


@pytest.mark.parametrize(
    ("sites", "shares"),
    [
        ((), (0.5,)),
        (("a", "a"), (0.5,)),
        (("a",), ()),
        (("a",), (0.3,)),
        (("a",), (0.0,)),
        (("a",), (1.0,)),
        (EIGHT, (0.25, 0.75)),
        (EIGHT, (0.0, 0.5, 0.5)),
        (EIGHT[:3], (0.0, 0.5)),
    ],
)
def test_what_could_not_be_drawn_or_read_is_refused(sites, shares):
    with pytest.raises(InvalidCode):
        Design(sites, shares)


def test_two_sites_a_share_are_enough():
    assert Design(EIGHT[:4], (0.0, 0.5)).levels() == (0.0, 0.0, 0.5, 0.5)
