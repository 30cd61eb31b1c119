"""The rules as shipped: their values on dated days, their sources, and the page that lists them."""

from datetime import date
from typing import Any

import pytest

from data.rules import RULES_FOLDER, load_rules
from models.enums import Licence, NetworkKind, PmsmpPurpose, RefusedHours, Rhythm, Use

RULES = load_rules()
READ_ON = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("rule_id", "on", "value"),
    [
        ("licence_am_min_age", READ_ON, 14),
        ("licence_b_min_age", date(2023, 12, 31), 18),
        ("licence_b_min_age", date(2024, 1, 1), 17),
        ("age_from_30", READ_ON, 29),
        ("age_maximum", READ_ON, 35),
        ("minors_weekly_hours", READ_ON, 35),
        ("session_window", READ_ON, 3),
        ("pmsmp_cumulated_days", READ_ON, 60),
        ("master_apprentices", READ_ON, 2),
        ("agency_master_apprentices", READ_ON, 5),
        ("travel_limit_employer", READ_ON, 60),
        ("travel_limit_cfa", READ_ON, 90),
        ("travel_slope_from", READ_ON, 45),
        ("travel_discuss_margin", READ_ON, 15),
        ("deadline_cfa_without_employer", READ_ON, {"months": 3}),
        ("deadline_kept_after_rupture", READ_ON, {"months": 6}),
        ("employer_aid", date(2025, 12, 31), {"under_250_staff": 5000, "from_250_staff": 2000}),
        (
            "employer_aid",
            date(2026, 3, 7),
            {"under_250_staff": {"level_3": 5000, "level_4": 5000}},
        ),
    ],
)
def test_values_by_day(rule_id: str, on: date, value: Any) -> None:
    assert RULES.value(rule_id, on) == value


def test_the_aid_of_8_march_2026_ends_with_the_year() -> None:
    aid = RULES.rule("employer_aid", date(2026, 3, 8))
    assert aid.value["under_250_staff"]["level_5"] == 4500
    assert aid.value["from_250_staff"]["level_6"] == 750
    assert [rule.rule_id for rule in RULES.ending(READ_ON, by=date(2026, 12, 31))] == [
        "employer_aid",
        "season_parcoursup",
    ]


def test_nothing_is_stale_until_six_months_after_it_was_read() -> None:
    assert not RULES.stale(date(2027, 5, 22))
    assert len(RULES.stale(date(2027, 5, 23))) > 50


def test_legal_rules_that_exclude_have_an_article_or_are_our_own_reading() -> None:
    for rule in RULES:
        if rule.use is Use.HARD and not rule.article:
            assert rule.source.startswith(("M ", "V IF (no legal floor")), rule.rule_id


def test_names_are_those_of_the_enums() -> None:
    for rule_id in (
        "rhythm_cfa_weeks_per_month",
        "rhythm_trips_per_month",
        "rhythm_trips_per_month_boarding",
    ):
        assert set(RULES.value(rule_id, READ_ON)) == set(Rhythm)
    assert set(RULES.value("pmsmp_purposes", READ_ON)) == set(PmsmpPurpose)
    assert set(RULES.value("pmsmp_prescribers_by_right", READ_ON)) <= set(NetworkKind)
    assert set(RULES.value("refused_hours", READ_ON)) <= set(RefusedHours)
    covers = RULES.value("licence_required", READ_ON)
    assert set(covers) <= set(Licence)
    assert {covered for own in covers.values() for covered in own} <= set(Licence)


def test_trips_follow_from_the_weeks() -> None:
    weeks = RULES.value("rhythm_cfa_weeks_per_month", READ_ON)
    trips = RULES.value("rhythm_trips_per_month", READ_ON)
    boarding = RULES.value("rhythm_trips_per_month_boarding", READ_ON)
    days = {Rhythm.ONE_DAY_A_WEEK: 1, Rhythm.TWO_DAYS_A_WEEK: 2}
    for rhythm in Rhythm:
        assert trips[rhythm] == pytest.approx(weeks[rhythm] * 2 * days.get(rhythm, 5), abs=0.06)
        assert boarding[rhythm] == pytest.approx(weeks[rhythm] * 2, abs=0.06)


def test_the_seasons_shares_make_a_year() -> None:
    shares = RULES.value("season_starts_percent", READ_ON)
    assert len(shares) == 12
    assert sum(shares) == pytest.approx(100, abs=0.2)


def test_the_page_lists_every_rule_with_its_use_and_source() -> None:
    page = (RULES_FOLDER / "README.md").read_text(encoding="utf-8")
    listed = {tuple(line.split(" | ")) for line in page.splitlines() if line.startswith("| `")}
    expected = set()
    for path in RULES_FOLDER.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        for rule in RULES:
            if f"- rule_id: {rule.rule_id}\n" in text:
                article = rule.article or "–"
                row = (f"| `{rule.rule_id}`", path.stem, rule.use.value, f"{article} |")
                expected.add(row)
    assert listed == expected
