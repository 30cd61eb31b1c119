"""Under which names do feeds hold offers whose employer they do not tell?"""

from typing import Final

from data.sources.v3_workplaces import DELEGATED_EMPLOYER, UNKNOWN_EMPLOYER

# Nobody could be called there, and two of them are not one.
UNNAMED: Final = (UNKNOWN_EMPLOYER, DELEGATED_EMPLOYER)
