"""What a trial can see is told before it starts, in words that promise nothing."""

from dataclasses import replace

import pytest

from api.services.trial.plan import TrialPlan
from api.services.trial.sizes import sizes_told
from api.words.trial import size_sentences

ONE_SITE = TrialPlan("essai-1", ("nord",), people=400, base=0.24)


def test_one_site_alone_cannot_see_a_real_effect_and_says_so() -> None:
    told = sizes_told(ONE_SITE)
    assert told["visible"] == pytest.approx(0.12, abs=0.001)
    assert told["visible_late"] == pytest.approx(0.24, abs=0.002)
    said = " ".join(size_sentences(told))
    assert "Un site seul ne peut pas détecter un effet de 5,0 points" in said.replace("\xa0", " ")
    assert f"{told['needed']:,}".replace(",", "\xa0") in said


def test_enough_people_are_told_to_be_enough() -> None:
    told = sizes_told(replace(ONE_SITE, people=4000))
    assert told["is_enough"]
    assert "C'est assez" in size_sentences(told)[-1]


def test_several_sites_that_are_too_few_are_told_so() -> None:
    told = sizes_told(replace(ONE_SITE, sites=("nord", "sud")))
    assert size_sentences(told)[-1].startswith("Ces sites ne peuvent pas")


def test_a_saturation_design_is_told_share_by_share() -> None:
    sites = tuple(f"site-{i}" for i in range(12))
    told = sizes_told(replace(ONE_SITE, sites=sites, people=1200, shares=(0.0, 0.5, 1.0)))
    assert [each["share"] for each in told["by_share"]] == [0.5, 1.0]
    assert told["by_share"][1]["direct"] is None
    assert told["by_share"][0]["spill_over"] > told["by_share"][0]["direct"]
    said = size_sentences(told)
    assert "débordement sur les voisins" in said[1]
    assert "tous servis" in said[2]


def test_where_nobody_is_a_neighbour_no_direct_effect_is_promised() -> None:
    sites = ("a", "b", "c", "d")
    told = sizes_told(replace(ONE_SITE, sites=sites, shares=(0.0, 1.0)))
    assert told["visible"] is None
    assert not told["is_enough"]
    assert len(size_sentences(told)) == 2
