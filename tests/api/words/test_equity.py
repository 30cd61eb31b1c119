"""What the bias report says in French: figures in their unit, gaps once, proxies with intervals."""

from api.words.equity import figure, gaps_measured, group_name, interval, proxy_sentence, sure_gaps

GAP = {"low": -0.2, "value": -0.1, "high": -0.05}


def _report(**measures):
    return {"attributes": {"sex": measures}}


def _group(name, gap, sure=True):
    return {"group": name, "people": 40, "gap": gap, "value": gap, "sure": sure}


def test_of_two_groups_the_gap_is_told_once_from_the_side_that_is_below():
    up = {"low": 0.05, "value": 0.1, "high": 0.2}
    report = _report(signed=[_group("F", GAP), _group("M", up)], held=[])
    (found,) = sure_gaps(report)
    assert (found["group"], found["measure"]) == ("F", "signed")
    assert gaps_measured(report) == 1
    assert sure_gaps(_report(signed=[_group("F", GAP, sure=False)])) == []


def test_figures_are_said_in_their_unit():
    assert figure("signed", 0.234) == "23,4\u00a0%"
    assert figure("signed", -0.1, is_gap=True) == "−10,0\u00a0pts"
    assert figure("minutes", 4.25, is_gap=True) == "+4,2\u00a0min"
    assert figure("proposals", 0.5, is_gap=True) == "+0,50\u00a0proposition"
    assert figure("signed", -0.0004, is_gap=True) == "0,0\u00a0pts"
    assert figure("proposals", 0.004, is_gap=True) == "0,00\u00a0proposition"
    assert figure("signed", float("nan")) == "–"
    assert figure("offers", -31.18, is_gap=True) == "−31,2\u00a0offres"
    assert figure("proposals", 2.0) == "2,00\u00a0propositions"
    assert figure("allocated_value", 0.5) == "0,50"
    assert group_name("level_7") == "niveau 7"


def test_an_interval_says_its_unit_once():
    assert interval("minutes", {"low": 21.1, "high": 27.8}) == "21,1 à 27,8\u00a0min"
    assert interval("signed", GAP, is_gap=True) == "−20,0 à −5,0\u00a0pts"
    assert interval("offers", {"low": 24.5, "high": 37.9}) == "24,5 à 37,9\u00a0offres"
    nobody = {"low": 21.1, "high": float("nan")}
    assert interval("minutes", nobody) == "21,1\u00a0min à –"


def test_what_factors_tell_is_said_with_its_interval_or_not_at_all():
    assert "trop peu de personnes" in proxy_sentence("sex", None)
    told = {
        "auc": {"low": 0.6, "value": 0.7, "high": 0.8},
        "told_apart": True,
        "strongest": [{"factor": "x", "label": "Trajet", "auc": 0.66}],
    }
    assert proxy_sentence("sex", told) == (
        "Deviner le sexe : AUC 0,70 (0,60 à 0,80) ; surtout par trajet (0,66)."
    )
    assert "pile ou face" in proxy_sentence("sex", {**told, "told_apart": False})
