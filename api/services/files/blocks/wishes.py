"""Which trades does the young person want, in which order, how surely, how far?"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final

from api.entry import Entry
from api.services.files.block import Line
from api.services.files.opened import Child, Opened
from api.services.files.rows import Texts, field_name, flat, rows_of
from api.services.log_view import ViewAction
from api.services.named.names import trade_labels
from api.services.trades.read_trades import TradeReader
from api.words.dates import day
from api.words.files import CERTAINTIES
from api.words.journeys import duration
from api.words.offers import level
from data.sources.columns import parsers
from models.enums import WishCertainty
from models.tables import Wish

GROUP: Final = "souhait"
NEW: Final = "nouveau"
CHOSEN: Final = "nouveau-choix"
LOWEST_AIM, HIGHEST_AIM = 3, 8
_CHOOSE: Final = "Choisissez le métier parmi ceux proposés, ou effacez ce texte."
_TWICE: Final = "Ce métier est déjà dans la liste."
_NO_TRADE: Final = "Ce métier n'existe pas dans le ROME."
trade_codes = TradeReader()


class WishesBlock:
    """Trades by rank; the first is the most wanted. Each may have a travel limit of its own."""

    slug: ClassVar[str] = "souhaits"
    title: ClassVar[str] = "Souhaits"
    action: ClassVar[ViewAction] = ViewAction.EDIT_WISHES
    blank_rows: ClassVar[Mapping[str, Texts]] = {}

    def shown(self, opened: Opened) -> Texts:
        """Wishes in order, and the day on which the young person confirmed them."""
        confirmed = opened.person.wishes_confirmed_on
        return {
            **flat(GROUP, (_row(wish) for wish in opened.person.wishes)),
            "confirmes-le": confirmed.isoformat() if confirmed else "",
        }

    def lines(self, opened: Opened) -> Sequence[Line]:
        """Each wish in words."""
        confirmed = opened.person.wishes_confirmed_on
        wishes = [
            Line(f"Souhait {number}", _words(wish))
            for number, wish in enumerate(opened.person.wishes, start=1)
        ]
        return [*wishes, Line("Confirmés avec le jeune", day(confirmed) if confirmed else "non")]

    def write(self, opened: Opened, entry: Entry) -> None:
        """Store the wishes in the order of the form, the new one last."""
        wishes: list[Child] = []
        for number, row in enumerate(rows_of(entry.texts, GROUP), start=1):
            rome, field = row.get("rome", ""), field_name(GROUP, number, "rome")
            if rome not in trade_labels():
                entry.refuse(field, _NO_TRADE)
            elif any(wish["rome"] == rome for wish in wishes):
                entry.refuse(field, _TWICE)
            wishes.append({"rome": rome, **_details(entry, number)})
        added = chosen_trade(entry, NEW, CHOSEN)
        if added is not None and any(wish["rome"] == added for wish in wishes):
            entry.refuse(NEW, _TWICE)
        elif added is not None:
            wishes.append({"rome": added, **_NOTHING_SAID})
        confirmed = entry.day("confirmes-le")
        if entry.ticked("confirmes-aujourdhui"):
            confirmed = opened.today
        entry.check()
        opened.put("wishes_confirmed_on", confirmed)
        opened.replace("wishes", [{"rank": at, **w} for at, w in enumerate(wishes, start=1)])


def chosen_trade(entry: Entry, typed: str, chosen: str) -> str | None:
    """The trade picked among those proposed for a typed text, or whose code was typed."""
    text = entry.text(typed, 120)
    picked = entry.one_of(chosen, trade_labels())
    if picked is None and text is not None:
        picked = trade_codes.of_code(text)
        if picked is None:
            entry.refuse(typed, _CHOOSE)
    return picked


def trade_label(rome: str) -> str:
    """A trade's name; its code when the tables no longer know it."""
    return trade_labels().get(rome, rome)


_NOTHING_SAID: Final[dict[str, Any]] = {
    "target_level": None,
    "target_rncp": None,
    "certainty": WishCertainty.LIKELY,
    "max_minutes": None,
}


def _details(entry: Entry, number: int) -> dict[str, Any]:
    rncp = entry.read(field_name(GROUP, number, "rncp"), parsers.rncp)
    certainty = entry.choice(field_name(GROUP, number, "certitude"), WishCertainty)
    return {
        "target_level": entry.whole(field_name(GROUP, number, "niveau"), LOWEST_AIM, HIGHEST_AIM),
        "target_rncp": str(rncp) if rncp else None,
        "certainty": certainty or WishCertainty.LIKELY,
        "max_minutes": entry.whole(field_name(GROUP, number, "minutes"), 0, 240),
    }


def _row(wish: Wish) -> Texts:
    return {
        "rome": wish.rome,
        "niveau": "" if wish.target_level is None else str(wish.target_level),
        "rncp": wish.target_rncp or "",
        "certitude": wish.certainty.value,
        "minutes": "" if wish.max_minutes is None else str(wish.max_minutes),
    }


def _words(wish: Wish) -> str:
    told = [
        trade_label(wish.rome),
        level(wish.target_level),
        wish.target_rncp,
        CERTAINTIES[wish.certainty.value],
        None if wish.max_minutes is None else f"{duration(wish.max_minutes)} au plus",
    ]
    return " · ".join(text for text in told if text)
