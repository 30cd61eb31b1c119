"""What has the young person refused? Their word comes before every other rule."""

import numpy as np

from matcher.columns import UNKNOWN
from matcher.eligibility.case import Case, Mask
from matcher.eligibility.law import Law
from matcher.eligibility.minors.working_day import WorkingDay
from models.enums import RefusalKind, RefusedHours

_BY_CLOCK = (RefusedHours.NIGHT, RefusedHours.EARLY_MORNING, RefusedHours.LATE_EVENING)


class Refusals:
    """Refused trades, employers and hours. Hours that are not known are warned about."""

    def __init__(self, law: Law) -> None:
        ranges = law.hours_by("refused_hours")
        self._ranges = {word: ranges[word] for word in _BY_CLOCK}

    def judge(self, case: Case) -> None:
        """Find refused offers, and those that may turn out to be."""
        refused = case.person.refused
        trades = refused[RefusalKind.TRADE]
        if trades:
            case.find("refused_trade", np.isin(case.offers.rome, list(trades)))
            others = (
                bool(codes) and not trades.isdisjoint(codes.split(","))
                for codes in case.offers.other_romes
            )
            case.find("refused_other_trade", np.fromiter(others, np.bool_, len(case)))
        employers = refused[RefusalKind.EMPLOYER]
        if employers:
            case.find("refused_employer", np.isin(case.offers.employer_id, list(employers)))
        day = WorkingDay(case.offers)
        for word in sorted(refused[RefusalKind.HOURS]):
            yes, unknown = self._worked(case, day, RefusedHours(word))
            case.find("refused_hours", yes)
            case.find("refused_hours_unknown", unknown)

    def _worked(self, case: Case, day: WorkingDay, hours: RefusedHours) -> tuple[Mask, Mask]:
        """Offers that surely have these hours, and those of which it is not known."""
        offers = case.offers
        if hours is RefusedHours.SUNDAY:
            yes = offers.works_sunday == 1
            return yes, (offers.works_sunday == UNKNOWN) & (offers.works_weekend != 0)
        if hours is RefusedHours.WEEKEND:
            yes = (offers.works_weekend == 1) | (offers.works_sunday == 1)
            return yes, ~yes & (offers.works_weekend == UNKNOWN)
        yes = day.within(self._ranges[hours]) > 0
        if hours is RefusedHours.NIGHT:
            yes = yes | (offers.works_night == 1)
            return yes, ~yes & ~day.stated & (offers.works_night == UNKNOWN)
        return yes, ~yes & ~day.stated
