"""To which groups do people belong, by which a report says who gets what?"""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.reference import load
from models.tables import Home, YoungPerson


def groups_of(session: Session, ids: Sequence[str]) -> dict[str, list[str]]:
    """Each person's group: a rural or urban commune, and the level they reached."""
    levels = dict(
        session.execute(
            select(YoungPerson.id, YoungPerson.level_reached).where(YoungPerson.id.in_(ids))
        ).all()
    )
    homes = select(Home.person_id, Home.insee).where(Home.person_id.in_(ids), Home.position == 1)
    lives_in = dict(session.execute(homes).all())
    communes = load("communes")
    units = dict(zip(communes["insee"], communes["urban_unit"], strict=True))
    return {
        "home": [_home(units.get(lives_in.get(each) or "", "")) for each in ids],
        "level": [_level(levels.get(each)) for each in ids],
    }


def _home(urban_unit: str) -> str:
    """Insee: a unit whose code ends in 000 is rural."""
    if not urban_unit:
        return "unknown"
    return "rural" if urban_unit.endswith("000") else "urban"


def _level(level: int | None) -> str:
    return "unknown" if level is None else f"level_{min(level, 5)}"
