"""Does the post take a minor's Sundays, or two days of rest in a row? (L3164-2, L3164-5)"""

import numpy as np

from matcher.eligibility.law import Law
from matcher.eligibility.minors.minority import Posts


class MinorsWeek:
    """Sundays are for apprentices of the listed trades only; a schedule can be adapted."""

    def __init__(self, law: Law) -> None:
        self._listed = tuple(law.table("minors_sunday_derogation")["sectors"])

    def judge(self, posts: Posts) -> None:
        """Narrow start days, and warn, by the days of the week."""
        offers, apprenticeship = posts.case.offers, posts.case.apprenticeship
        sunday = offers.works_sunday == 1
        listed = np.any([posts.sectors[name] for name in self._listed], axis=0)
        allowed = listed & apprenticeship
        # A PMSMP is no apprenticeship: its sector changes nothing.
        surely = sunday & (posts.outside(listed) | ~apprenticeship)
        posts.forbid("minors_sunday", surely & posts.fixed)
        posts.warn("minors_sunday_derogation", sunday & allowed)
        posts.warn("minors_sunday_to_adapt", sunday & ~allowed & ~posts.fixed)
        posts.warn("minors_sector_unknown", sunday & ~allowed & posts.fixed & ~surely)
        posts.warn("minors_weekly_rest", (offers.works_weekend == 1) & ~sunday)
