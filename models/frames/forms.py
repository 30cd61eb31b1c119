"""Which texts may stand in a column that is not free? Patterns, matched as a whole."""

from typing import Final

from models.enums import Licence

TRADE: Final = "[A-N][0-9]{4}"
TRADES: Final = f"({TRADE}(,{TRADE})*)?"
_LICENCE: Final = f"({'|'.join(Licence)})"
LICENCES: Final = f"({_LICENCE}(,{_LICENCE})*)?"
# As `models.codes` writes them, for rules read their beginnings; NAF without its dot. RNCP and UAI,
# which are only compared, may have any form.
INSEE: Final = "(0[1-9]|1[0-9]|2[1-9AB]|[3-8][0-9]|9[0-578])[0-9]{3}"
NAF: Final = "[0-9]{4}[A-Z]"
# A point has both coordinates; one that is not known has neither.
POINT: Final = ("lat", "lng")
