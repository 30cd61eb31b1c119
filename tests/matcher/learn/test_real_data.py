"""On public data: invitations by firm size come out as often as said to firms not read; a CFA's
value added foretells a later cohort's better than its raw rate and than the mean."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data.reference import load
from matcher.learn.additive import Prior, fit_additive
from matcher.learn.calibrate import folded, platt
from matcher.learn.measures import auc, brier_gain, ece, with_interval
from matcher.learn.selection.value import by_person
from matcher.learn.shapes import CurveShape

BANDS, FOLDS = 7, 5
NOTHING_KNOWN = Prior(0.0, (np.zeros(BANDS),), answers=1.0, ridge=4.0, smooth=4.0)
# Any curve: nobody says that larger firms must invite more.
SIZE = CurveShape(np.eye(BANDS), (), tuple(pairwise(range(BANDS))))


def _letters(shared_data: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Size band, whether the applicant was invited, and the firm, of each letter."""
    sheet = pd.read_csv(shared_data / "swiss_apprenticeship_audit.csv").dropna(subset=["employees"])
    band = (sheet["employees"].to_numpy() - 1).astype(np.int16)[:, None]
    _, firm = np.unique(sheet["uniqueID"], return_inverse=True)
    return band, sheet["outcome_invite"].to_numpy(dtype=float), firm


def _said(band: np.ndarray, invited: np.ndarray, firm: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Chances said of firms that neither the fit nor its calibration read; the mean of those."""
    fold = np.random.default_rng(1).permutation(firm.max() + 1)[firm] % FOLDS
    said, mean = np.empty(len(invited)), np.empty(len(invited))
    for number in range(FOLDS):
        own, later = fold == number, fold == (number + 1) % FOLDS
        fitted = ~(own | later)
        curve = fit_additive(band[fitted], invited[fitted], NOTHING_KNOWN, (SIZE,))
        scaled = folded(curve, *platt(curve.log_odds(band[later]), invited[later]))
        said[own] = 1 / (1 + np.exp(-scaled.log_odds(band[own])))
        mean[own] = invited[~own].mean()
    return said, mean


@pytest.mark.shared
def test_invitations_by_firm_size_come_out_as_often_as_said(shared_data, record_property) -> None:
    band, invited, firm = _letters(shared_data)
    assert len(invited) == 2926
    said, mean = _said(band, invited, firm)
    gain = brier_gain(said, mean, invited)
    gaps = [
        by_person(invited[own] - said[own], firm[own])
        for own in (band[:, 0] == number for number in range(BANDS))
    ]
    record_property(
        "measured",
        f"Swiss audit, {BANDS} firm sizes out of sample: ECE {ece(said, invited):.3f}, "
        f"AUC {auc(said, invited):.3f}, Brier below the mean's by {gain.value:.5f} "
        f"[{gain.low:.5f}; {gain.high:.5f}]",
    )
    assert abs(float((invited - said).mean())) < 0.01
    assert ece(said, invited) < 0.03
    # One band in twenty may miss by chance.
    assert sum(not gap.low <= 0 <= gap.high for gap in gaps) <= 1
    # Size alone tells little: surely more than a coin; its gain in Brier is not established.
    assert with_interval(auc, said, invited).low > 0.5


def _cohorts(first: str, later: str) -> pd.DataFrame:
    """CFA known in both; cohorts are two leaving years, so two that share none."""
    known = load("cfa_outcomes").dropna(
        subset=["value_added_6m", "employed_6m_pct", "expected_6m_pct"]
    )
    one, other = (known[known["cohort"] == cohort] for cohort in (first, later))
    return one.merge(other, on="uai", suffixes=("", "_later"))


def _off(gap: "pd.Series[float]") -> float:
    return float(np.sqrt(np.mean(gap.to_numpy(dtype=float) ** 2)))


def _stays() -> float:
    """How much of its value added a cohort hands on, learned before any judged here."""
    earlier = _cohorts("2019-2020", "2021-2022")
    was, became = earlier["value_added_6m"], earlier["value_added_6m_later"]
    return float((was * became).sum() / (was**2).sum())


def test_value_added_foretells_a_later_cohort_better_than_the_raw_rate_and_the_mean(
    record_property,
) -> None:
    judged, stays = _cohorts("2021-2022", "2023-2024"), _stays()
    assert len(judged) > 1000
    prior = stays * judged["value_added_6m"]
    raw = judged["employed_6m_pct"] - judged["employed_6m_pct"].mean()
    added = judged["value_added_6m_later"]
    of_added = {"prior": _off(added - prior), "raw": _off(added - raw), "mean": _off(added)}
    rate = judged["employed_6m_pct_later"]
    of_rate = {
        "prior": _off(rate - judged["expected_6m_pct_later"] - prior),
        "raw": _off(rate - judged["employed_6m_pct"]),
        "mean": _off(rate - rate.mean()),
    }
    record_property(
        "measured",
        f"InserJeunes, {len(judged)} CFA, {stays:.2f} of value added stays; RMSE in points of a "
        f"later cohort's value added {_told(of_added)}, of its rate {_told(of_rate)}",
    )
    for off in (of_added, of_rate):
        assert off["prior"] < off["raw"]
        assert off["prior"] < off["mean"]
    assert 0 < stays < 1


def test_the_gain_over_the_mean_is_no_accident_of_which_cfa_were_read() -> None:
    judged = _cohorts("2021-2022", "2023-2024")
    prior, added = _stays() * judged["value_added_6m"], judged["value_added_6m_later"]
    gain = (added**2 - (added - prior) ** 2).to_numpy(dtype=float)
    found = by_person(gain, np.arange(len(gain)))
    assert found.low > 0


def _told(off: dict[str, float]) -> str:
    return ", ".join(f"{name} {value:.2f}" for name, value in off.items())
