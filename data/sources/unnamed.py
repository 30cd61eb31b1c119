"""Under which names does a feed's offer stand whose employer it does not tell?"""

from typing import Final

UNKNOWN_EMPLOYER: Final = "Employeur non communiqué"
DELEGATED_EMPLOYER: Final = "Employeur non communiqué (offre confiée à un CFA)"
# Nobody could be called there, and two of them are not one.
UNNAMED: Final = (UNKNOWN_EMPLOYER, DELEGATED_EMPLOYER)
