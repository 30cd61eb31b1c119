"""What does a block's form need beside its texts: choices for what was typed, words for codes?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from api.services.files.blocks import enrolment, homes, refusals, wishes
from api.services.files.blocks.following import referents
from api.services.files.desk import Desk
from api.services.files.opened import Opened
from api.services.files.rows import field_name, rows_of
from api.services.files.suggestions import (
    Suggestions,
    suggest_communes,
    suggest_courses,
    suggest_employers,
    suggest_trades,
)
from api.services.viewer import Permission

if TYPE_CHECKING:
    from matcher.trades.finder import TradeFinder

type Finder = Callable[[], TradeFinder]
type Texts = Mapping[str, str]


@dataclass(frozen=True)
class FormHelp:
    """Suggestions by field typed into, words by code, closed lists that depend on the file."""

    suggestions: Mapping[str, Suggestions] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, Iterable[tuple[str, str]]] = field(default_factory=dict)


def form_help(desk: Desk, person_id: str, slug: str, texts: Texts, finder: Finder) -> FormHelp:
    """Help for a form that the caller has been allowed to show, and whose view is logged."""
    look = _LOOKS.get(slug)
    if look is None:
        return FormHelp()
    with desk.store.reading() as session:
        return look(desk.open(session, person_id, Permission.READ_FILES), texts, finder)


def homes_help(texts: Texts, stored: Iterable[str] = ()) -> FormHelp:
    """Communes for what was typed; labels, with those the file already has."""
    found = {
        field_name(homes.GROUP, number, "commune"): suggest_communes(row.get("commune", ""))
        for number, row in enumerate(rows_of(texts, homes.GROUP), start=1)
        if not homes.is_settled(row)
    }
    labels = dict.fromkeys([*homes.LABELS, *stored])
    return FormHelp(found, lists={"labels": [(label, label) for label in labels]})


def _homes(opened: Opened, texts: Texts, _: Finder) -> FormHelp:
    return homes_help(texts, [home.label for home in opened.person.homes])


def _wishes(_: Opened, texts: Texts, finder: Finder) -> FormHelp:
    names = {rome: wishes.trade_label(rome) for rome in _codes(texts, wishes.GROUP, "rome")}
    return FormHelp(_trades(texts, wishes.NEW, finder), names)


def _refusals(opened: Opened, texts: Texts, finder: Finder) -> FormHelp:
    trades = _codes(texts, refusals.TRADES, "rome")
    names = {rome: wishes.trade_label(rome) for rome in trades}
    employers = _codes(texts, refusals.EMPLOYERS, "id")
    names |= dict.fromkeys(employers, "employeur supprimé")
    names |= refusals.employer_names(opened, employers)
    typed = texts.get(refusals.NEW_EMPLOYER, "").strip()
    found = dict(_trades(texts, refusals.NEW_TRADE, finder))
    if typed:
        found[refusals.NEW_EMPLOYER] = suggest_employers(opened.session, typed)
    return FormHelp(found, names)


def _enrolment(opened: Opened, texts: Texts, _: Finder) -> FormHelp:
    stored = texts.get("formation", "")
    names = {stored: enrolment.course_label(opened, stored) or "formation supprimée"}
    typed = texts.get(enrolment.NEW, "").strip()
    found = {enrolment.NEW: suggest_courses(opened.session, typed)} if typed else {}
    return FormHelp(found, names)


def _following(opened: Opened, _: Texts, __: Finder) -> FormHelp:
    return FormHelp(lists={"referents": list(referents(opened).items())})


def _trades(texts: Texts, typed: str, finder: Finder) -> dict[str, Suggestions]:
    text = texts.get(typed, "").strip()
    return {typed: suggest_trades(finder(), text)} if text else {}


def _codes(texts: Texts, group: str, name: str) -> list[str]:
    return [row.get(name, "") for row in rows_of(texts, group)]


_LOOKS: Final[Mapping[str, Callable[[Opened, Texts, Finder], FormHelp]]] = {
    "domiciles": _homes,
    "souhaits": _wishes,
    "refus": _refusals,
    "cfa": _enrolment,
    "suivi": _following,
}
