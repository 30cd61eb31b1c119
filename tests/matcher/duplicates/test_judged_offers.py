"""Every judged pair of offers is concluded as a professional does, in both orders."""

from pathlib import Path

import pytest
import yaml

from matcher.duplicates.offers import OfferFacts
from matcher.duplicates.titles import title_words
from matcher.duplicates.verdict import conclude

CASES = yaml.safe_load(
    (Path(__file__).parents[2] / "cases" / "same_offers.yaml").read_text("utf-8")
)


def _facts(given, name):
    told = {
        "source": f"source-{name}",
        "feed": f"flux-{name}",
        "key": "1",
        "site": "halles",
        **given,
    }
    told |= {"title": title_words(given["title"]), "romes": frozenset(given["romes"])}
    return OfferFacts(**{"id": name, "kind": "apprenticeship", **told})


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_a_judged_pair_is_concluded_so(case):
    first, second = _facts(case["first"], "a"), _facts(case["second"], "b")
    maybe = case.get("maybe_one_site", False)
    for pair in ((first, second), (second, first)):
        found = conclude(*pair, maybe)
        assert (found.verdict, case["why"]) == (case["expect"], case["why"]), found


def test_there_are_enough_judged_pairs_of_each_verdict():
    assert len(CASES) >= 20
    assert {case["expect"] for case in CASES} == {"same", "doubt", "other"}
