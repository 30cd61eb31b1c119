"""How is a plan's worth told, and why is it shorter than asked?"""

import pytest

from api.words.prospection import expected, fewer_calls, first_calls


@pytest.mark.parametrize(
    ("value", "told"),
    [(0.0, "0,00"), (0.0004, "moins de 0,01"), (0.01, "0,01"), (1.25, "1,25")],
)
def test_a_tiny_gain_is_not_told_as_nothing(value: float, told: str) -> None:
    assert expected(value) == told


@pytest.mark.parametrize(
    ("found", "asked", "told"),
    [
        (1, 10, "1 appel sur 10 demandés"),
        (3, 4, "3 appels sur 4 demandés"),
        (4, 4, ""),
    ],
)
def test_a_plan_shorter_than_asked_says_why(found: int, asked: int, told: str) -> None:
    assert fewer_calls(found, asked).replace("\u00a0", " ").partition(" :")[0] == told


@pytest.mark.parametrize(
    ("contacted", "told"),
    [
        (["2026-09-29", None], "1 appel sur 2 va à une entreprise que personne n'a contactée ; "),
        ([None, None, "2026-09-29"], "2 appels sur 3 vont à des entreprises que personne n'a "),
        (["2026-09-29"], "Aucun de ces appels ne va à une entreprise que personne n'a contactée"),
    ],
)
def test_first_calls_are_counted_and_the_agreed_share_told_apart(
    contacted: list[str | None], told: str
) -> None:
    plan = {"calls": [{"last_contact": day} for day in contacted], "new_share": 0.2}
    assert first_calls(plan).startswith(told)
    assert "convenu : 20\u00a0% au moins" in first_calls(plan)
