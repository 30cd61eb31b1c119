"""Can the employer's maîtres d'apprentissage take one apprentice more? (R6223-6, R6226-5)"""

import numpy as np

from matcher.columns import UNKNOWN
from matcher.eligibility.case import Case
from matcher.eligibility.law import Law


class Masters:
    """Two apprentices per maître d'apprentissage, five in a temporary-work agency.

    The place for one repeater more per maître is not a newcomer's. Masters that are not known are
    asked about where it may matter: a full quota of one maître, or a very small firm.
    """

    def __init__(self, law: Law) -> None:
        self._each = law.whole("master_apprentices")
        self._each_in_agency = law.whole("agency_master_apprentices")
        self._small_firm = law.whole("masters_to_check")
        self._agency_naf = tuple(law.rule("agency_to_check").value)

    def judge(self, case: Case) -> None:
        """Find full employers, and those to ask."""
        offers = case.offers
        masters, now = offers.apprentice_masters, offers.apprentices_now
        by_naf = np.isin(offers.naf, self._agency_naf)
        unsure = (offers.is_temp_agency == UNKNOWN) & (offers.naf == "")
        agency = (offers.is_temp_agency == 1) | ((offers.is_temp_agency == UNKNOWN) & by_naf)
        counted = case.apprenticeship & (masters > 0) & (now != UNKNOWN)
        full = counted & (now >= masters * self._each)
        full_as_agency = counted & (now >= masters * self._each_in_agency)
        case.find("agency_masters_full", full_as_agency & agency)
        # Whatever the firm is, a quota full for an agency is full.
        case.find("masters_full", full & ~agency & (full_as_agency | ~unsure))
        case.find("agency_to_check", full & unsure & ~full_as_agency)
        needed = (now >= self._each) | (
            (offers.headcount != UNKNOWN) & (offers.headcount < self._small_firm)
        )
        to_check = (masters == 0) | ((masters == UNKNOWN) & needed)
        case.find("masters_to_check", case.apprenticeship & to_check)
