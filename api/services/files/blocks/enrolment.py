"""Where does the young person stand with a CFA, and which course is theirs?"""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from api.entry import Entry
from api.services.files.block import Line
from api.services.files.opened import Opened
from api.services.files.rows import Texts
from api.services.log_view import ViewAction
from api.services.named.names import commune_names
from api.words.dates import day
from api.words.files import ENROLMENTS, known
from models.enums import Enrolment
from models.tables import Course

NEW, CHOSEN = "nouvelle-formation", "nouvelle-formation-choix"
_CHOOSE: Final = "Choisissez la formation parmi celles proposées, ou effacez ce texte."
_UNKNOWN: Final = "Cette formation n'existe plus : cherchez-en une autre."


class EnrolmentBlock:
    """Standing, course and day of entry: the legal delays are counted from that day."""

    slug: ClassVar[str] = "cfa"
    title: ClassVar[str] = "CFA"
    action: ClassVar[ViewAction] = ViewAction.EDIT_ENROLMENT
    blank_rows: ClassVar[Mapping[str, Texts]] = {}

    def shown(self, opened: Opened) -> Texts:
        """Standing, the course's id, day of entry."""
        person = opened.person
        return {
            "inscription": person.enrolment.value,
            "formation": person.course_id or "",
            "entree": person.cfa_entry_date.isoformat() if person.cfa_entry_date else "",
        }

    def lines(self, opened: Opened) -> Sequence[Line]:
        """The same, in words."""
        person = opened.person
        entered = person.cfa_entry_date
        return (
            Line("Inscription", ENROLMENTS[person.enrolment.value]),
            Line("Formation", known(course_label(opened, person.course_id))),
            Line("Entrée au CFA", day(entered) if entered else known(None)),
        )

    def write(self, opened: Opened, entry: Entry) -> None:
        """Store them; a course chosen now takes the place of the one before."""
        enrolment = entry.choice("inscription", Enrolment) or Enrolment.NONE
        text = entry.text(NEW, 120)
        chosen = entry.texts.get(CHOSEN, "")
        if text is not None and not chosen:
            entry.refuse(NEW, _CHOOSE)
        course_id = chosen or entry.texts.get("formation", "")
        if entry.ticked("sans-formation"):
            course_id = chosen
        if course_id and course_label(opened, course_id) is None:
            entry.refuse(NEW, _UNKNOWN)
        entered = entry.day("entree")
        entry.check()
        opened.put("enrolment", enrolment)
        opened.put("course_id", course_id or None)
        opened.put("cfa_entry_date", entered)


def course_label(opened: Opened, course_id: str | None) -> str | None:
    """A course's title, CFA and commune; None when there is no such course."""
    course = opened.session.get(Course, course_id) if course_id else None
    return course_words(course) if course else None


def course_words(course: Course) -> str:
    """Title, CFA and commune."""
    return f"{course.title} · {course.cfa_name}, {commune_names().get(course.insee, course.insee)}"
