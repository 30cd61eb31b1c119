"""How far are the project and the schooling, and from when is the young person free?"""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from api.entry import NO, YES, Entry
from api.services.files.block import Line
from api.services.files.opened import Opened
from api.services.files.rows import Texts
from api.services.log_view import ViewAction
from api.words.dates import day
from api.words.files import LEVELS, answer, known
from api.words.people import STAGES
from models.enums import Stage

LOWEST_LEVEL, HIGHEST_LEVEL = 2, 8
_TICKED: Final = {"rqth": "rqth", "derogation-age": "age_exemption"}


class ProjectBlock:
    """Stage, level, collège, availability, and the two facts that lift the age limit."""

    slug: ClassVar[str] = "projet"
    title: ClassVar[str] = "Projet et parcours scolaire"
    action: ClassVar[ViewAction] = ViewAction.EDIT_PROJECT
    blank_rows: ClassVar[Mapping[str, Texts]] = {}

    def shown(self, opened: Opened) -> Texts:
        """The facts as texts."""
        person = opened.person
        finished = person.college_finished
        return {
            "etape": person.stage.value,
            "niveau": "" if person.level_reached is None else str(person.level_reached),
            "college": "" if finished is None else YES if finished else NO,
            "disponible-le": person.available_from.isoformat() if person.available_from else "",
            **{field: YES if getattr(person, fact) else "" for field, fact in _TICKED.items()},
        }

    def lines(self, opened: Opened) -> Sequence[Line]:
        """The same, in words; what lifts the age limit only where it does."""
        person = opened.person
        lifted = {
            "RQTH": person.rqth,
            "Autre dérogation d'âge": person.age_exemption,
        }
        available = person.available_from
        return (
            Line("Étape", STAGES[person.stage.value]),
            Line("Niveau atteint", known(LEVELS.get(str(person.level_reached)))),
            Line("Collège terminé", answer(person.college_finished)),
            Line("Disponible à partir du", day(available) if available else "non demandé"),
            *(Line(label, "oui") for label, holds in lifted.items() if holds),
        )

    def write(self, opened: Opened, entry: Entry) -> None:
        """Store them."""
        facts: dict[str, object] = {
            "stage": entry.need("etape", entry.choice("etape", Stage)),
            "level_reached": entry.whole("niveau", LOWEST_LEVEL, HIGHEST_LEVEL),
            "college_finished": entry.yes_no("college"),
            "available_from": entry.day("disponible-le"),
            **{fact: entry.ticked(field) for field, fact in _TICKED.items()},
        }
        entry.check()
        for fact, value in facts.items():
            opened.put(fact, value)
