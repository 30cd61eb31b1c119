"""To which groups does each person belong? Nothing else in the house reads sex or district."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import numpy as np
from dateutil.relativedelta import relativedelta
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.rematch.groups import groups_of
from matcher.audit.hidden import NOT_KNOWN
from models.tables import AuditAttribute, YoungPerson

type Texts = NDArray[np.object_]

# Bands of the tables of ruptures (Dares), up to the age Missions Locales follow.
_BANDS: Final = ((18, "15_17"), (21, "18_20"), (26, "21_25"))
_OLDEST: Final = "26_29"


def attributes_of(session: Session, ids: Sequence[str], today: date) -> dict[str, Texts]:
    """Sex, age band, level, kind of commune and district of these people, in their order."""
    audited = {
        person_id: (sex or NOT_KNOWN, district)
        for person_id, sex, district in session.execute(
            select(AuditAttribute.person_id, AuditAttribute.sex, AuditAttribute.priority_district)
        )
    }
    born = dict(session.execute(select(YoungPerson.id, YoungPerson.birth_date)).all())
    others = groups_of(session, ids)
    nothing = (NOT_KNOWN, None)
    found = {
        "sex": [audited.get(each, nothing)[0] for each in ids],
        "age": [_band(born[each], today) for each in ids],
        "level": [_known(level) for level in others["level"]],
        "home": [_known(home) for home in others["home"]],
        "district": [_district(audited.get(each, nothing)[1]) for each in ids],
    }
    return {name: np.array(values, dtype=object) for name, values in found.items()}


def _band(born: date, today: date) -> str:
    age = relativedelta(today, born).years
    return next((name for below, name in _BANDS if age < below), _OLDEST)


def _district(lives_in_one: bool | None) -> str:
    if lives_in_one is None:
        return NOT_KNOWN
    return "priority" if lives_in_one else "elsewhere"


def _known(group: str) -> str:
    return NOT_KNOWN if group == "unknown" else group
