import numpy as np
import pytest
from worlds.fictitious_pairs import fictitious_pairs

from matcher.employers import learn as learning
from matcher.employers.evidence import NAMES
from matcher.employers.judge import EmployerJudge, OtherMeasures
from matcher.employers.learn import Material, learn
from matcher.employers.measured_quality import cross_validated, judged_by
from matcher.employers.towns import known_towns
from matcher.employers.trees import Forest
from matcher.employers.vocabulary import Vocabulary

VOCABULARY = Vocabulary({"GARAGE": 0.45, "FLEUR": 0.45}, known_towns([("Le Mans", ["72000"])]))


@pytest.fixture(scope="module")
def document():
    return learn(fictitious_pairs(150), VOCABULARY)


def test_what_was_learned_tells_sites_and_organisations_apart(document):
    pairs = fictitious_pairs(90)
    found = judged_by(EmployerJudge(document, VOCABULARY.towns), pairs)
    assert [each.site >= 0.5 for each in found] == [pair.same_site for pair in pairs]
    assert [each.org >= 0.5 for each in found] == [pair.same_org for pair in pairs]
    assert all(each.org >= each.site for each in found)


def test_nobody_is_judged_where_there_is_no_pair(document):
    assert EmployerJudge(document, VOCABULARY.towns).judge([]) == []


def test_weights_made_for_other_measures_are_refused(document):
    with pytest.raises(OtherMeasures, match="--train"):
        EmployerJudge({**document, "measures": ["place"]}, frozenset())


def test_trees_written_down_answer_as_the_fitted_ones():
    chance = np.random.default_rng(3)
    measures = chance.integers(0, 11, (300, len(NAMES))) / 10
    labels = measures[:, 0] + measures[:, 6] > 1
    ones = np.ones(300)
    material = Material(measures, labels, ones, np.arange(300) % 20, labels == labels)
    model = learning.boosted(material)
    trees, start = learning.written_down(model)
    found = Forest(trees, NAMES, start).log_odds(measures)
    assert found == pytest.approx(model.decision_function(measures), abs=0.02)


def test_quality_is_measured_on_employers_never_seen():
    told = []
    quality = cross_validated(fictitious_pairs(120), VOCABULARY, lambda *s: told.append(s), 2)
    assert told == [(1, 2), (2, 2)]
    assert quality.pairs == 120
    assert quality.precision > 0.9
    assert quality.recall > 0.9
    card = quality.as_card()
    assert card["called_one_site"]["door"] < 0.1
    assert card["precision_site"] == round(quality.precision, 3)
