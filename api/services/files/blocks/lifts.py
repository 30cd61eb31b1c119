"""Who drives the young person, on which days, between which hours?"""

from datetime import time
from typing import Final

from api.entry import YES, Entry
from api.services.files.opened import Child
from api.services.files.rows import Texts, field_name, rows_of
from api.words.files import WEEKDAYS
from models.tables import Lift

GROUP: Final = "trajet"
_NO_DAY: Final = "Cochez au moins un jour, ou retirez ce trajet."
_BACK_TOO_EARLY: Final = "Le retour doit être après le départ."


def shown_lift(lift: Lift) -> Texts:
    """A lift as fields of a row."""
    return {
        **{f"jour-{day}": YES if day in lift.weekdays else "" for day in WEEKDAYS},
        "depart": f"{lift.leaves_after:%H:%M}" if lift.leaves_after else "",
        "retour": f"{lift.back_before:%H:%M}" if lift.back_before else "",
    }


def lift_words(lift: Lift) -> str:
    """A lift in words."""
    days = ", ".join(WEEKDAYS[day] for day in WEEKDAYS if day in lift.weekdays)
    start = f" ; départ après {_hour(lift.leaves_after)}" if lift.leaves_after else ""
    back = f" ; retour avant {_hour(lift.back_before)}" if lift.back_before else ""
    return f"{days}{start}{back}"


def read_lifts(entry: Entry) -> list[Child]:
    """The lifts entered; a row left blank is left out, mistakes stay in the entry."""
    lifts = []
    for number, row in enumerate(rows_of(entry.texts, GROUP), start=1):
        days = "".join(day for day in WEEKDAYS if row.get(f"jour-{day}"))
        leaves = entry.clock_time(field_name(GROUP, number, "depart"))
        back = entry.clock_time(field_name(GROUP, number, "retour"))
        if not any(text.strip() for text in row.values()):
            continue
        if not days:
            entry.refuse(field_name(GROUP, number, "jour-1"), _NO_DAY)
        if leaves is not None and back is not None and back <= leaves:
            entry.refuse(field_name(GROUP, number, "retour"), _BACK_TOO_EARLY)
        lifts.append({"weekdays": days, "leaves_after": leaves, "back_before": back})
    return lifts


def _hour(moment: time) -> str:
    return f"{moment:%H h %M}"
