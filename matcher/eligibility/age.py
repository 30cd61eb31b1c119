"""Is the person old enough, and not too old, on a possible start day?"""

from matcher.eligibility.calendar import first_of_year
from matcher.eligibility.case import Case
from matcher.eligibility.law import Law


class Age:
    """L6222-1 and L6222-2 for contracts; the floor of PMSMP (domain.md §2)."""

    def __init__(self, law: Law) -> None:
        youngest = law.numbers_by("age_too_young")
        self._youngest_years = youngest["years"]
        self._and_days = youngest["days"]
        self._usual_years = law.whole("age_college_not_finished")
        self._last_usual_years = law.whole("age_from_30")
        self._oldest_years = law.whole("age_maximum")
        self._pmsmp_years = law.whole("pmsmp_minimum_age")

    def judge(self, case: Case) -> None:
        """Narrow each offer's start days to the legal ages."""
        case.not_before(
            "pmsmp_minimum_age", case.pmsmp, case.birthday(self._pmsmp_years), of_age=True
        )
        self._floor(case)
        if not case.person.age_limit_lifted:
            # "29 révolus" lasts until the eve of the 30th birthday, "35 révolus" of the 36th.
            from_30 = case.birthday(self._last_usual_years + 1)
            case.not_after(
                "age_maximum", case.apprenticeship, case.birthday(self._oldest_years + 1) - 1
            )
            case.warn_from("age_from_30", case.apprenticeship, from_30)

    def _floor(self, case: Case) -> None:
        usual = case.birthday(self._usual_years)
        finished = case.person.college_finished
        if finished is False:
            case.not_before("age_college_not_finished", case.apprenticeship, usual, of_age=True)
            return
        fifteenth = case.birthday(self._youngest_years)
        # Fifteen by 31 December of the start's year: the training may begin at school.
        at_school = case.high >= first_of_year(fifteenth)
        for rule_id, where in (
            ("age_school_status", case.apprenticeship & at_school),
            ("age_too_young", case.apprenticeship & ~at_school),
        ):
            case.not_before(rule_id, where, fifteenth + self._and_days, of_age=True)
        if finished is None:
            case.warn_before("age_college_unknown", case.apprenticeship, usual)
