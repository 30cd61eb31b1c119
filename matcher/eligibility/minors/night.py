"""Is the post night work for a minor? (L3163-1 and -2, R3163-1 to -4)"""

import numpy as np

from matcher.eligibility.case import Mask
from matcher.eligibility.law import Law
from matcher.eligibility.minors.minority import Posts
from matcher.eligibility.minors.working_day import Minutes


class MinorsNight:
    """Night work, any minute of it, is barred outside the derogable sectors.

    Inside them the inspector's derogation covers given hours only; hours beyond these exclude once
    the employer has confirmed that they cannot change. No derogation reaches below 16 (L3163-2
    spares performing children only). An unknown sector warns.
    """

    def __init__(self, law: Law) -> None:
        night = law.hours_by("minors_night")
        self._under_16, self._under_18 = night["under_16"], night["under_18"]
        self._allowed = law.hours_by("minors_night_derogation")

    def judge(self, posts: Posts) -> None:
        """Narrow start days, and warn, by the hours of the post."""
        flagged = posts.case.offers.works_night == 1
        at_night = flagged | (posts.day.within(self._under_18) > 0)
        early_or_late = flagged | (posts.day.within(self._under_16) > 0)
        inside, beyond = self._beyond_derogation(posts)
        elsewhere = posts.outside(inside)
        posts.forbid("minors_night", at_night & elsewhere, early_or_late)
        posts.forbid("minors_night_outside_derogation", beyond & posts.fixed)
        posts.warn("minors_night_to_adapt", beyond & ~posts.fixed)
        posts.warn("minors_night_derogation", at_night & inside & ~beyond)
        posts.warn("minors_sector_unknown", at_night & ~inside & ~elsewhere)

    def _beyond_derogation(self, posts: Posts) -> tuple[Mask, Mask]:
        """Offers in a derogable sector, and those whose night hours no such sector allows."""
        night = posts.day.within(self._under_18)
        inside = np.zeros(len(posts.case), dtype=np.bool_)
        least: Minutes = night
        for name, allowed in self._allowed.items():
            inside |= posts.sectors[name]
            beyond = np.minimum(least, night - posts.day.within(allowed))
            least = np.where(posts.sectors[name], beyond, least)
        return inside, inside & (least > 0)
