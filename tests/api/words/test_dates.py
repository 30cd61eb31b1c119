"""Days and hours as French readers write them."""

from datetime import UTC, date, datetime

import pytest

from api.words import dates
from api.words.numbers import NBSP


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2026-09-01", "1er septembre 2026"),
        (date(2027, 2, 10), "10 février 2027"),
        (None, "date inconnue"),
    ],
)
def test_days(value, said):
    assert dates.day(value) == said


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ("2026-12-15", "le 3 et le 15 décembre 2026"),
        ("2026-01-01", "le 3 décembre et le 1er janvier 2026"),
        ("2027-02-13", "le 3 décembre 2026 et le 13 février 2027"),
        ("2027-12-03", "le 3 décembre 2026 et le 3 décembre 2027"),
    ],
)
def test_what_two_days_have_in_common_is_said_once(last, said):
    assert dates.between("2026-12-03", last) == said


def test_a_moment_is_said_at_the_hour_of_france():
    winter = datetime(2026, 11, 25, 13, 5, tzinfo=UTC)
    summer = datetime(2026, 7, 31, 22, 30, tzinfo=UTC)
    assert dates.moment(winter) == f"25 novembre 2026 à 14{NBSP}h{NBSP}05"
    assert dates.moment(summer) == f"1er août 2026 à 0{NBSP}h{NBSP}30"


def test_a_moment_without_a_zone_is_in_utc():
    assert dates.moment(datetime(2026, 11, 25, 13, 5)) == f"25 novembre 2026 à 14{NBSP}h{NBSP}05"  # noqa: DTZ001
