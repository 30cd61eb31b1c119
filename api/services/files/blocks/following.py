"""Who follows the young person, in which scheme, and what were they told of the processing?"""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from sqlalchemy import select

from api.entry import Entry
from api.services.files.block import Line
from api.services.files.opened import Opened
from api.services.files.rows import Texts
from api.services.log_view import ViewAction
from api.words.dates import day
from api.words.files import SCHEMES, known
from models.enums import Role, SupportScheme
from models.tables import Adviser

_DAYS: Final = {"informe-le": "informed_on", "clos-le": "closed_on"}
_TO_COME: Final = "Ce jour n'est pas encore venu."


class FollowingBlock:
    """Referent, scheme, information notice, closing. None of it ever counts in a ranking."""

    slug: ClassVar[str] = "suivi"
    title: ClassVar[str] = "Suivi et information"
    action: ClassVar[ViewAction] = ViewAction.EDIT_FOLLOWING
    blank_rows: ClassVar[Mapping[str, Texts]] = {}

    def shown(self, opened: Opened) -> Texts:
        """The facts as texts."""
        person = opened.person
        days = {field: getattr(person, fact) for field, fact in _DAYS.items()}
        return {
            "referent": person.referent_id or "",
            "accompagnement": person.support_scheme.value,
            "notice": person.information_version or "",
            **{field: value.isoformat() if value else "" for field, value in days.items()},
        }

    def lines(self, opened: Opened) -> Sequence[Line]:
        """The same, in words."""
        person = opened.person
        version = f" (version {person.information_version})" if person.information_version else ""
        informed = f"remise le {day(person.informed_on)}{version}" if person.informed_on else "non"
        closed = (Line("Dossier clos le", day(person.closed_on)),) if person.closed_on else ()
        return (
            Line("Référent", known(referents(opened).get(person.referent_id or ""))),
            Line("Accompagnement", SCHEMES[person.support_scheme.value]),
            Line("Notice d'information", informed),
            *closed,
        )

    def write(self, opened: Opened, entry: Entry) -> None:
        """Store them."""
        facts: dict[str, object] = {
            "referent_id": entry.one_of("referent", referents(opened)),
            "support_scheme": entry.choice("accompagnement", SupportScheme) or SupportScheme.NONE,
            "information_version": entry.text("notice", 20),
        }
        for field, fact in _DAYS.items():
            told = entry.day(field)
            if told is not None and told > opened.today:
                entry.refuse(field, _TO_COME)
            facts[fact] = told
        entry.check()
        for fact, value in facts.items():
            opened.put(fact, value)


def referents(opened: Opened) -> dict[str, str]:
    """Names of those of the structure who may be a referent, by id; today's stays among them."""
    person = opened.person
    found = opened.session.scalars(
        select(Adviser)
        .where(Adviser.structure_id == person.structure_id)
        .order_by(Adviser.display_name, Adviser.id)
    )
    return {
        each.id: each.display_name
        for each in found
        if each.role is Role.ADVISER or each.id == person.referent_id
    }
