"""How is a row added or changed between two runs?"""

from api.services.rematch.run.work import Workshop
from models.store.pool_version import bump_pool_version
from models.tables import Base, YoungPerson


def add(shop: Workshop, *rows: Base) -> None:
    with shop.store.sessions.begin() as session:
        session.add_all(rows)
        bump_pool_version(session)


def change(shop: Workshop, key: str, **columns: object) -> None:
    with shop.store.sessions.begin() as session:
        person = session.get_one(YoungPerson, key)
        for name, value in columns.items():
            setattr(person, name, value)
