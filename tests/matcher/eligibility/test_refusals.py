"""What the young person refuses excludes, and comes first."""

from collections.abc import Callable
from typing import Any

import pytest

from models.enums import RefusalKind


def refusing(kind: RefusalKind, *values: str) -> dict[str, Any]:
    return {"refused": {kind: values}}


def test_a_refused_trade_or_employer_is_excluded(judged: Callable[..., Any]) -> None:
    trade = judged(refusing(RefusalKind.TRADE, "M1607", "D1102"))
    assert trade.excluded == {"refused_trade"}
    assert trade.sentences["refused_trade"].startswith("Refusé par le jeune")
    assert not judged(refusing(RefusalKind.TRADE, "D1102")).found
    employer = judged(refusing(RefusalKind.EMPLOYER, "e1"))
    assert employer.excluded == {"refused_employer"}
    assert not judged(refusing(RefusalKind.EMPLOYER, "e2")).found


@pytest.mark.parametrize(
    ("others", "warned"), [("", False), ("D1106", False), ("D1106,D1102", True)]
)
def test_a_refused_trade_among_the_others_is_asked_about(
    judged: Callable[..., Any], others: str, warned: bool
) -> None:
    found = judged(refusing(RefusalKind.TRADE, "D1102"), {"other_romes": others})
    assert found.found == ({"refused_other_trade"} if warned else set())


@pytest.mark.parametrize(
    ("word", "offer", "excluded"),
    [
        ("night", {"works_night": True}, True),
        ("night", {"day_start": 900, "day_end": 1320}, False),
        ("night", {"day_start": 900, "day_end": 1321}, True),
        ("night", {"day_start": 300, "day_end": 720}, False),
        ("night", {"day_start": 299, "day_end": 720}, True),
        ("early_morning", {"day_start": 360, "day_end": 780}, False),
        ("early_morning", {"day_start": 359, "day_end": 780}, True),
        ("early_morning", {"day_start": 1320, "day_end": 240}, False),
        ("early_morning", {"day_start": 1320, "day_end": 241}, True),
        ("late_evening", {"day_start": 840, "day_end": 1260}, False),
        ("late_evening", {"day_start": 840, "day_end": 1261}, True),
        ("late_evening", {"day_start": None, "day_end": 1261}, True),
        ("weekend", {"works_weekend": True}, True),
        ("weekend", {"works_weekend": None, "works_sunday": True}, True),
        ("weekend", {}, False),
        ("sunday", {"works_sunday": True}, True),
        ("sunday", {"works_weekend": True}, False),
    ],
)
def test_refused_hours_exclude(
    judged: Callable[..., Any], word: str, offer: dict[str, Any], excluded: bool
) -> None:
    found = judged(refusing(RefusalKind.HOURS, word), offer)
    assert found.found == ({"refused_hours"} if excluded else set())


@pytest.mark.parametrize(
    ("word", "offer", "warned"),
    [
        ("night", {"works_night": None}, False),
        ("night", {"works_night": None, "day_end": None}, True),
        ("night", {"works_night": False, "day_end": None}, False),
        ("early_morning", {"day_start": None}, True),
        ("late_evening", {"day_end": None}, True),
        ("weekend", {"works_weekend": None, "works_sunday": None}, True),
        ("sunday", {"works_weekend": None, "works_sunday": None}, True),
        ("sunday", {"works_weekend": True, "works_sunday": None}, True),
        ("sunday", {"works_weekend": False, "works_sunday": None}, False),
    ],
)
def test_unknown_hours_are_asked_about_when_they_may_be_refused(
    judged: Callable[..., Any], word: str, offer: dict[str, Any], warned: bool
) -> None:
    found = judged(refusing(RefusalKind.HOURS, word), offer)
    assert found.found == ({"refused_hours_unknown"} if warned else set())


def test_the_sentence_names_the_refused_hours(judged: Callable[..., Any]) -> None:
    found = judged(refusing(RefusalKind.HOURS, "sunday", "night"), {"works_sunday": True})
    assert found.sentences["refused_hours"].endswith("(nuit, dimanche).")


def test_an_unknown_word_for_hours_is_refused(judged: Callable[..., Any]) -> None:
    with pytest.raises(ValueError, match="afternoon"):
        judged(refusing(RefusalKind.HOURS, "afternoon"))


def test_refusals_come_before_every_other_reason(judged: Callable[..., Any]) -> None:
    found = judged(
        {"refused": {RefusalKind.TRADE: ("M1607",)}, "level_reached": 2},
        {"diploma_level": 5, "works_night": True},
    )
    assert list(found.sentences) == ["refused_trade", "level_access"]
