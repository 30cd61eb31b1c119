"""Is the contract's length legal, and are its start days still ahead?"""

import numpy as np

from matcher.columns import NO_DAY
from matcher.eligibility.case import Case
from matcher.eligibility.law import Law
from matcher.eligibility.session import kept_by_cfa_until


class Contract:
    """Six months to three years (L6222-7-1); the minimum is waived after a rupture.

    A length that is not known warns nobody: it is set with the CFA at signing.
    """

    def __init__(self, law: Law) -> None:
        self._shortest = law.whole("contract_minimum_duration")
        self._longest = law.whole("contract_maximum_duration")
        self._longest_extended = law.whole("contract_extended_duration")
        self._kept_months = law.whole("session_after_rupture")

    def judge(self, case: Case) -> None:
        """Find contracts too short or too long, and windows that have closed."""
        months = case.offers.duration_months
        stated = case.apprenticeship & (months >= 0)
        # R6222-23-1: no minimum while the CFA of the broken contract keeps the person.
        waived = case.low <= kept_by_cfa_until(case, self._kept_months)
        case.find("contract_minimum_duration", stated & (months < self._shortest) & ~waived)
        too_long = stated & (months > self._longest)
        if case.person.age_limit_lifted:
            # The flag does not say which exemption it is: a fourth year is not given to all.
            case.find("contract_extended_duration", too_long & (months <= self._longest_extended))
            too_long &= months > self._longest_extended
        case.find("contract_maximum_duration", too_long)
        closed = (case.offers.start_to != NO_DAY) & (case.offers.start_to < case.first_day)
        case.find("start_window_closed", np.asarray(closed))
