"""What does the young person refuse: trades, hours, employers? It excludes before any rule."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from sqlalchemy import select

from api.entry import YES, Entry
from api.services.files.block import Line
from api.services.files.blocks.wishes import chosen_trade, trade_label
from api.services.files.opened import Child, Opened
from api.services.files.rows import Texts, field_name, flat, rows_of
from api.services.log_view import ViewAction
from api.services.named.names import trade_labels
from api.words.files import HOURS
from models.enums import RefusalKind, RefusedHours
from models.tables import Employer

TRADES: Final = "metier"
EMPLOYERS: Final = "employeur"
NEW_TRADE, CHOSEN_TRADE = "nouveau-metier", "nouveau-metier-choix"
NEW_EMPLOYER, CHOSEN_EMPLOYER = "nouvel-employeur", "nouvel-employeur-choix"
_CHOOSE: Final = "Choisissez l'employeur parmi ceux proposés, ou effacez ce texte."
_UNKNOWN: Final = "Cette réponse n'existe plus : retirez-la."


class RefusalsBlock:
    """Each refusal keeps the moment it was first noted."""

    slug: ClassVar[str] = "refus"
    title: ClassVar[str] = "Refus"
    action: ClassVar[ViewAction] = ViewAction.EDIT_REFUSALS
    blank_rows: ClassVar[Mapping[str, Texts]] = {}

    def shown(self, opened: Opened) -> Texts:
        """Refused trades and employers by code, refused hours by box."""
        hours = set(_values(opened, RefusalKind.HOURS))
        return {
            **flat(TRADES, ({"rome": v} for v in _values(opened, RefusalKind.TRADE))),
            **flat(EMPLOYERS, ({"id": v} for v in _values(opened, RefusalKind.EMPLOYER))),
            **{f"horaire-{each.value}": YES if each in hours else "" for each in RefusedHours},
        }

    def lines(self, opened: Opened) -> Sequence[Line]:
        """Each kind of refusal in words."""
        names = employer_names(opened, _values(opened, RefusalKind.EMPLOYER))
        said = {
            "Métiers": [trade_label(v) for v in _values(opened, RefusalKind.TRADE)],
            "Horaires": [HOURS.get(v, v) for v in _values(opened, RefusalKind.HOURS)],
            "Employeurs": [names.get(v, v) for v in _values(opened, RefusalKind.EMPLOYER)],
        }
        return [Line(label, ", ".join(words) or "aucun refus") for label, words in said.items()]

    def write(self, opened: Opened, entry: Entry) -> None:
        """Store what is refused now."""
        refused = [
            *((RefusalKind.TRADE, value) for value in self._trades(entry)),
            *((RefusalKind.HOURS, e.value) for e in RefusedHours if _ticked(entry, e)),
            *((RefusalKind.EMPLOYER, value) for value in self._employers(opened, entry)),
        ]
        entry.check()
        noted = {(row.kind, row.value): row.noted_at for row in opened.person.refusals}
        children: list[Child] = [
            {"kind": kind, "value": value, "noted_at": noted.get((kind, value), opened.now)}
            for kind, value in dict.fromkeys(refused)
        ]
        if {(child["kind"], child["value"]) for child in children} != set(noted):
            opened.replace("refusals", children)

    def _trades(self, entry: Entry) -> list[str]:
        trades = [row.get("rome", "") for row in rows_of(entry.texts, TRADES)]
        for number, rome in enumerate(trades, start=1):
            if rome not in trade_labels():
                entry.refuse(field_name(TRADES, number, "rome"), _UNKNOWN)
        added = chosen_trade(entry, NEW_TRADE, CHOSEN_TRADE)
        return [*trades, *([added] if added else [])]

    def _employers(self, opened: Opened, entry: Entry) -> list[str]:
        ids = [row.get("id", "") for row in rows_of(entry.texts, EMPLOYERS)]
        text = entry.text(NEW_EMPLOYER, 200)
        picked = entry.texts.get(CHOSEN_EMPLOYER, "")
        if picked:
            ids.append(picked)
        elif text is not None:
            entry.refuse(NEW_EMPLOYER, _CHOOSE)
        known = employer_names(opened, ids)
        for number, employer_id in enumerate(ids, start=1):
            if employer_id not in known:
                entry.refuse(field_name(EMPLOYERS, number, "id"), _UNKNOWN)
        return ids


def employer_names(opened: Opened, ids: Sequence[str]) -> dict[str, str]:
    """Names of employers, by id."""
    found = opened.session.scalars(select(Employer).where(Employer.id.in_(list(ids))))
    return {employer.id: employer.trade_name or employer.legal_name for employer in found}


def _values(opened: Opened, kind: RefusalKind) -> list[str]:
    return sorted(row.value for row in opened.person.refusals if row.kind == kind)


def _ticked(entry: Entry, hours: RefusedHours) -> bool:
    return entry.ticked(f"horaire-{hours.value}")
