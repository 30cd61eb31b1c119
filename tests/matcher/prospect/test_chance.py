"""Is a small sample pulled to what firms like it do, and a large one believed?"""

import numpy as np
import pytest

from matcher.prospect.chance import Expected, chances
from models.frames import CALLED

EXPECTED = Expected(answers=0.5, opens=0.2, strength=10)


def _called(*rows):
    return CALLED.build(
        (f"e{number:03}", naf, past, calls, answered, opened)
        for number, (naf, past, calls, answered, opened) in enumerate(rows)
    )


def test_without_any_contact_it_is_what_is_expected() -> None:
    found = chances(_called(("1071C", None, 0, 0, 0), (None, 4, 0, 0, 0)), EXPECTED)
    assert found["chance"].tolist() == pytest.approx([0.1, 0.1])


def test_one_yes_of_one_call_is_not_a_chance_of_one() -> None:
    one, none, never = chances(
        _called(("1071C", 1, 1, 1, 1), ("1071C", 1, 1, 0, 0), ("1071C", 1, 0, 0, 0)), EXPECTED
    )["chance"]
    assert none < never < one < 0.25


def test_many_calls_are_believed() -> None:
    rows = [("1071C", 1, 40, 36, 18), ("1071C", 1, 40, 4, 0)] * 8
    found = chances(_called(*rows), EXPECTED)
    assert found["answers"][0] == pytest.approx(0.9, abs=0.05)
    assert found["opens"][0] == pytest.approx(0.5, abs=0.05)
    assert found["chance"][1] < 0.06


def test_whom_nobody_called_is_like_firms_of_its_kind() -> None:
    eager = [("1071C", 3, 5, 5, 3)] * 10
    shy = [("4511Z", 0, 5, 1, 0)] * 10
    found = chances(_called(*eager, *shy, ("1071C", 4, 0, 0, 0), ("4511Z", 0, 0, 0, 0)), EXPECTED)
    assert found["chance"].iloc[-2] > 5 * found["chance"].iloc[-1]


def test_it_is_nearer_the_truth_than_the_raw_rate() -> None:
    rng = np.random.default_rng(5)
    truth = rng.beta(2, 6, 400)
    calls = rng.integers(1, 4, 400)
    opened = rng.binomial(calls, truth)
    rows = [("1071C", 1, n, n, y) for n, y in zip(calls.tolist(), opened.tolist(), strict=True)]
    shrunk = chances(_called(*rows), EXPECTED)["opens"].to_numpy()
    errors = {
        name: float(np.sqrt(np.mean((guess - truth) ** 2)))
        for name, guess in (("shrunk", shrunk), ("raw", opened / calls), ("mean", truth.mean()))
    }
    assert errors["shrunk"] < errors["mean"] < errors["raw"]


def test_the_order_of_rows_changes_nothing() -> None:
    rows = _called(*[("1071C", n % 4, n, n // 2, n // 3) for n in range(30)])
    turned = rows.iloc[::-1].reset_index(drop=True)
    one, other = chances(rows, EXPECTED), chances(turned, EXPECTED)
    merged = one.merge(other, on="employer_id")
    assert merged["chance_x"].to_numpy() == pytest.approx(merged["chance_y"].to_numpy())
