"""Which trade does a form mean? Picked among those found, or given by its code."""

from typing import Final

from api.entry import Entry
from api.services.named.names import trade_labels
from api.services.trades.read_trades import TradeReader

_LONGEST: Final = 120
_CHOOSE: Final = "Choisissez le métier parmi ceux proposés."
_codes = TradeReader()


def trade_entered(entry: Entry) -> str | None:
    """The trade picked, or given by its code; a mistake is noted otherwise."""
    text = entry.text("metier", _LONGEST)
    rome = entry.one_of("metier-choix", trade_labels())
    if rome is None and text is not None:
        rome = _codes.of_code(text)
    return entry.need("metier", rome, _CHOOSE)
