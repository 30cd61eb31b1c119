"""Which texts may stand in a column that is not free? Patterns, matched as a whole."""

from typing import Final

from models.enums import Licence

TRADE: Final = "[A-N][0-9]{4}"
TRADES: Final = f"({TRADE}(,{TRADE})*)?"
_LICENCE: Final = f"({'|'.join(Licence)})"
LICENCES: Final = f"({_LICENCE}(,{_LICENCE})*)?"
# A point has both coordinates; one that is not known has neither.
POINT: Final = ("lat", "lng")
