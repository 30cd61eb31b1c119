"""What protects the person while they are a minor? One post, read once for all these rules."""

from matcher.eligibility.case import Case
from matcher.eligibility.law import Law
from matcher.eligibility.minors.dangerous_work import DangerousForMinors
from matcher.eligibility.minors.hours import MinorsHours
from matcher.eligibility.minors.minority import Minority, Posts
from matcher.eligibility.minors.night import MinorsNight
from matcher.eligibility.minors.sectors import Sectors
from matcher.eligibility.minors.week import MinorsWeek
from matcher.eligibility.minors.working_day import WorkingDay


class Minors:
    """Night, hours, rest, Sundays and dangerous work, where a start before majority is possible."""

    def __init__(self, law: Law) -> None:
        self._minority = Minority(law)
        self._sectors = Sectors(law, "minors_sectors")
        self._rules = (
            MinorsNight(law),
            MinorsHours(law),
            MinorsWeek(law),
            DangerousForMinors(),
        )

    def judge(self, case: Case) -> None:
        """Narrow start days, and warn, by everything that binds minors."""
        if not self._minority.may_apply(case):
            return
        day = WorkingDay(case.offers)
        posts = Posts(case, self._minority, day, self._sectors.of(case.offers))
        for rule in self._rules:
            rule.judge(posts)
