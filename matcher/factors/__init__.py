"""The ordered list of factors: one measured reason each. Adding one is one file and one line.

Never among them: sex, origin, name, address as such, health, family, pay cost, the person's own
earlier ruptures or refusals, support scheme, housing. Age acts only through legal rules.
"""

from matcher.factors.cfa_leg import CFA_LEG
from matcher.factors.cfa_value_added import CFA_VALUE_ADDED
from matcher.factors.competition import COMPETITION
from matcher.factors.employer_leg import EMPLOYER_LEG
from matcher.factors.factor import Factor
from matcher.factors.freshness import FRESHNESS
from matcher.factors.level import LEVEL
from matcher.factors.pmsmp_done import PMSMP_DONE
from matcher.factors.records import CFA_KEEPS, EMPLOYER_KEEPS, EMPLOYER_SIGNS
from matcher.factors.start_date import START_DATE
from matcher.factors.target_diploma import TARGET_DIPLOMA
from matcher.factors.trade_fit import TRADE_FIT
from matcher.factors.unknown_distance import UNKNOWN_DISTANCE
from matcher.factors.working_hours import WORKING_HOURS

FACTORS: tuple[Factor, ...] = (
    TRADE_FIT,
    EMPLOYER_LEG,
    UNKNOWN_DISTANCE,
    CFA_LEG,
    WORKING_HOURS,
    LEVEL,
    TARGET_DIPLOMA,
    START_DATE,
    PMSMP_DONE,
    FRESHNESS,
    COMPETITION,
    EMPLOYER_SIGNS,
    EMPLOYER_KEEPS,
    CFA_KEEPS,
    CFA_VALUE_ADDED,
)

__all__ = ["FACTORS", "Factor"]
