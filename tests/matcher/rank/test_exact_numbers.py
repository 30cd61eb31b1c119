"""Does every probability and score agree with its contributions, exactly, on the integer grid?"""

import re
from math import exp
from typing import Any

import pytest
from hypothesis import given, settings
from worlds.random_worlds import worlds
from worlds.small_world import TODAY, World

from matcher.factors import FACTORS
from matcher.rank.matcher import Matcher
from matcher.rank.ranking import Ranking
from matcher.rank.view import View
from matcher.scorecard import as_log_odds, as_probability, as_score
from matcher.scorecard.sigmoid import PROBABILITY_UNIT, sigmoid_table

MIDDLE = len(sigmoid_table()) // 2
# "-1" stands for "not known" in arrays; in "L3164-1" it belongs to an article.
WORDS_OF_A_MACHINE = re.compile(r"nan\b|None|(?<!\w)-1|  |[{}]|\binf\b")


def ranked(matcher: Matcher, world: dict[str, Any]) -> Ranking:
    small = World(**world)
    return matcher.rank_one(
        small.frames_of_person(), small.read_pool(), TODAY, View(50, viewer="mine")
    )


@settings(max_examples=25)
@given(world=worlds)
def test_contributions_add_up_to_both_chances_and_the_score(
    matcher: Matcher, world: dict[str, Any]
) -> None:
    ranking = ranked(matcher, world)
    scores = ranking.scores
    shown = {*ranking.listed.tolist(), *ranking.to_discuss.tolist()}
    assert set(ranking.explanations) == shown == set(ranking.warnings)
    for row, explanation in ranking.explanations.items():
        signed = explanation.intercept_signed + sum(c.signed for c in explanation.contributions)
        held = explanation.intercept_held + sum(c.held for c in explanation.contributions)
        assert scores.p_signed[row] == sigmoid_table()[signed + MIDDLE]
        assert scores.p_held[row] == sigmoid_table()[held + MIDDLE]
        assert int(scores.score[row]) == int(scores.p_signed[row]) * int(scores.p_held[row])
        assert 0 < int(scores.score[row]) < PROBABILITY_UNIT**2
        for units, chance in ((signed, scores.p_signed[row]), (held, scores.p_held[row])):
            by_floats = 1 / (1 + exp(-as_log_odds(units)))
            assert as_probability(chance) == pytest.approx(by_floats, abs=1e-3)
        assert as_score(scores.score[row]) == pytest.approx(
            100 * as_probability(scores.p_signed[row]) * as_probability(scores.p_held[row])
        )


@settings(max_examples=25)
@given(world=worlds)
def test_everything_said_is_a_french_sentence_and_no_unknown_leaks_as_a_number(
    matcher: Matcher, world: dict[str, Any]
) -> None:
    ranking = ranked(matcher, world)
    said = [c.sentence for e in ranking.explanations.values() for c in e.contributions]
    said += [r.sentence for rs in ranking.reasons.values() for r in rs]
    said += [r.sentence for rs in ranking.warnings.values() for r in rs]
    said += [advice.sentence for advice in ranking.advice]
    for sentence in said:
        assert sentence.endswith("."), sentence
        assert sentence[0].isupper() or sentence[0] in "«0123456789", sentence
        assert not WORDS_OF_A_MACHINE.search(sentence), sentence


@settings(max_examples=25)
@given(world=worlds)
def test_every_exclusion_has_a_reason_and_every_pair_a_place_in_the_grid(
    matcher: Matcher, world: dict[str, Any]
) -> None:
    ranking = ranked(matcher, world)
    assert set(ranking.reasons) == set(ranking.excluded.tolist())
    assert all(ranking.reasons.values())
    for factor, entries in zip(FACTORS, ranking.scores.entries, strict=True):
        assert all(0 <= entry < factor.size for entry in entries), factor.name
    everywhere = [*ranking.listed, *ranking.to_discuss, *ranking.excluded]
    assert len(everywhere) == len(set(everywhere)) == len(ranking.candidates.pairs)


@settings(max_examples=25)
@given(world=worlds)
def test_an_empty_list_always_says_why(matcher: Matcher, world: dict[str, Any]) -> None:
    ranking = ranked(matcher, world)
    codes = [advice.code for advice in ranking.advice]
    assert len(codes) == len(set(codes))
    if len(ranking.listed) == 0:
        whys = {
            "all_excluded",
            "nothing_in_trades",
            "nothing_of_this_kind",
            "nothing_to_explore",
            "raise_limit",
        }
        assert whys & set(codes)
