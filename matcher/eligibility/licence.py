"""Does the post need a licence that the person does not hold?"""

import numpy as np

from matcher.eligibility.case import Case
from matcher.eligibility.law import Law
from models.enums import Licence


class LicenceNeeded:
    """A licence the post needs must be held, itself or through one that covers it."""

    def __init__(self, law: Law) -> None:
        self._covers = {
            Licence(held): frozenset(covered)
            for held, covered in law.table("licence_required").items()
        }

    def judge(self, case: Case) -> None:
        """Find posts whose licence is missing; ask which one where it is not named."""
        wanted = case.offers.licence_required
        held = {str(licence) for licence in case.person.licences}
        for licence in case.person.licences:
            held |= self._covers.get(licence, frozenset())
        unnamed = wanted == Licence.OTHER.value
        case.find("licence_required", ~np.isin(wanted, ["", *held]) & ~unnamed)
        case.find("licence_other", np.asarray(unnamed))
