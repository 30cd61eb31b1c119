"""Behind how many others does somebody stand? Place and age are told only among five or more.

Counted are the structure's own open files, for its name is shown: a reader who knows whom an office
follows must not be able to tell which one it is.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.exchange.card.places import places_around
from api.services.exchange.terms import ExchangeTerms
from api.services.person_header import age_on
from api.services.worklist.followed import is_open
from models.enums import AgeBand
from models.tables import Home, YoungPerson

type Crowd = tuple[str | None, AgeBand | None]
_FROM = ((26, AgeBand.FROM_26), (21, AgeBand.FROM_21), (18, AgeBand.FROM_18))


def age_band_on(birth_date: date, today: date) -> AgeBand:
    """The band an age falls in."""
    age = age_on(birth_date, today)
    return next((band for least, band in _FROM if age >= least), AgeBand.UNDER_18)


def crowd_of(session: Session, person: YoungPerson, terms: ExchangeTerms) -> Crowd:
    """The narrowest place and age band that enough open files share; (None, None) tells nothing."""
    home = next((each.insee for each in person.homes), None)
    counts = _counted(session, person.structure_id, terms.today)
    own = _crowds(home, person.birth_date, terms.today)
    return next((each for each in own if counts[each] >= terms.floor), (None, None))


def _crowds(insee: str | None, birth_date: date, today: date) -> Iterator[Crowd]:
    """What somebody may be shown as, the most telling first: the place widens, then age goes."""
    band = age_band_on(birth_date, today)
    for place in places_around(insee):
        yield place, band
    yield None, None


def _counted(session: Session, structure_id: str, today: date) -> Counter[Crowd]:
    files = session.execute(
        select(YoungPerson.id, YoungPerson.birth_date, Home.insee)
        .outerjoin(Home, Home.person_id == YoungPerson.id)
        .where(YoungPerson.structure_id == structure_id, is_open(today))
        .order_by(Home.position.desc(), Home.id.desc())
    )
    # Each counts once, where their first home is.
    people = {person_id: (insee, birth_date) for person_id, birth_date, insee in files}
    return Counter(crowd for each in people.values() for crowd in _crowds(*each, today))
