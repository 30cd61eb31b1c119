"""Are the stated hours too long for a minor, by day, by week, or between two days?"""

import numpy as np

from matcher.columns import UNKNOWN
from matcher.eligibility.law import Law
from matcher.eligibility.minors.minority import Posts

_HOUR = 60


class MinorsHours:
    """L3162-1, R3162-1, L3162-3, L3164-1: a schedule can be adapted until the employer says not."""

    def __init__(self, law: Law) -> None:
        self._weekly = law.whole("minors_weekly_hours")
        self._daily = law.whole("minors_daily_hours")
        self._on_sites = law.numbers_by("minors_site_hours")
        self._rest = law.numbers_by("minors_daily_rest")
        self._break = law.numbers_by("minors_break")

    def judge(self, posts: Posts) -> None:
        """Narrow start days, and warn, by how long the work lasts."""
        self._weekly_hours(posts)
        self._daily_hours(posts)
        self._daily_rest(posts)
        self._unknown_hours(posts)

    def _weekly_hours(self, posts: Posts) -> None:
        hours = posts.case.offers.weekly_hours
        on_sites = posts.sectors["building_sites"]
        too_long = hours > np.where(on_sites, self._on_sites["weekly"], self._weekly)
        # Where the activity is not known, it may be a building site.
        elsewhere = posts.outside(on_sites)
        surely = hours > np.where(elsewhere, self._weekly, self._on_sites["weekly"])
        posts.forbid("minors_weekly_hours", surely & posts.fixed)
        posts.warn("minors_weekly_hours_to_adapt", too_long & ~posts.fixed)
        posts.warn("minors_sector_unknown", too_long & posts.fixed & ~surely)

    def _daily_hours(self, posts: Posts) -> None:
        # How long the breaks last is not stated, so this never excludes; and a known week is
        # the better witness: 9 to 18 with a long lunch is a legal 35 hours.
        minutes = posts.day.minutes
        legal_break = np.where(minutes > self._break["after"], self._break["minutes"], 0)
        on_sites = posts.sectors["building_sites"]
        limit = np.where(on_sites, self._on_sites["daily"], self._daily)
        too_long = minutes - legal_break > limit * _HOUR
        posts.warn("minors_daily_hours", too_long & np.isnan(posts.case.offers.weekly_hours))

    def _daily_rest(self, posts: Posts) -> None:
        rest = np.where(posts.day.stated, 24 * _HOUR - posts.day.minutes, 24 * _HOUR)
        under_18 = rest < self._rest["under_18"] * _HOUR
        under_16 = rest < self._rest["under_16"] * _HOUR
        posts.forbid("minors_daily_rest", under_18 & posts.fixed, under_16 & posts.fixed)
        posts.warn("minors_daily_rest_to_adapt", under_18 & ~posts.fixed, under_16 & ~posts.fixed)

    def _unknown_hours(self, posts: Posts) -> None:
        offers = posts.case.offers
        night = (offers.works_night == UNKNOWN) & ~posts.day.stated
        sunday = (offers.works_sunday == UNKNOWN) & (offers.works_weekend != 0)
        posts.warn("minors_hours_unknown", night | sunday | np.isnan(offers.weekly_hours))
