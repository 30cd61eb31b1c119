"""Load the demo territory in one transaction; refused where real records lie."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import structlog
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session, sessionmaker

from api.clock import now
from api.services.accounts.secrets.passwords import Passwords
from api.services.demo.demo_sign_ins import give_demo_sign_ins
from api.services.demo.emptied import EMPTIED
from api.services.demo.past_facts import keep_past_facts
from api.services.demo.share_profiles import share_demo_profiles
from data.demo import DemoTerritory, build_demo
from models.enums import RecordSource
from models.errors import PasserelleError
from models.store.pool_version import bump_pool_version
from models.store.sealing import PersonIdentity, Sealer
from models.tables import Base, Course, Employer, Identity, Network, Offer, Structure, YoungPerson

log = structlog.get_logger()

Progress = Callable[[str, int], None]

# Rows of these tables that are not the demo's say that the database serves real people.
_REAL_WORK = (Structure, YoungPerson, Employer, Offer, Course)


class RealRecordsFound(PasserelleError):
    """The database holds records that are not the demo's: nothing was loaded or removed."""

    def __init__(self, counts: dict[str, int]) -> None:
        self.counts = counts
        found = ", ".join(f"{count} dans « {table} »" for table, count in counts.items())
        super().__init__(
            "La base contient des enregistrements qui ne viennent pas de la démonstration "
            f"({found}). Rien n'a été chargé. Chargez la démonstration dans une base vide : "
            "indiquez-en une autre avec DATABASE_URL."
        )


@dataclass(frozen=True, slots=True)
class DemoReport:
    """Rows loaded, by name of table, in the order of loading."""

    today: date
    counts: dict[str, int]


def load_demo(
    sessions: sessionmaker[Session],
    sealer: Sealer,
    today: date,
    seed: int = 72,
    on_progress: Progress | None = None,
) -> DemoReport:
    """Write the demo territory of `today`, in place of an earlier one, all or nothing.

    `on_progress` is called with each table's name and rows. Raises RealRecordsFound when the
    database serves real people.
    """
    tell = on_progress or (lambda _name, _count: None)
    with sessions.begin() as session:
        _refuse_real_records(session)
        territory = build_demo(today, seed)
        for table in EMPTIED:
            session.execute(delete(table))
        counts: dict[str, int] = {}
        for name, rows in [*territory.rows(), ("identities", _sealed(territory, sealer))]:
            session.add_all(rows)
            session.flush()
            session.expunge_all()
            counts[name] = len(rows)
            tell(name, len(rows))
        # No rows of their own: columns of the proposals.
        tell("facts_of_proposals", keep_past_facts(session, today))
        counts["shared_profiles"] = share_demo_profiles(session, sealer, today)
        tell("shared_profiles", counts["shared_profiles"])
        give_demo_sign_ins(session, sealer, Passwords(), now())
        bump_pool_version(session)
    log.info("demo loaded", today=today.isoformat(), seed=seed, rows=sum(counts.values()))
    return DemoReport(today, counts)


def demo_loaded_on(session: Session) -> date | None:
    """Day the demo was loaded for (its dates are relative to it); None without a demo."""
    moment = session.scalar(
        select(func.min(Employer.imported_at)).where(Employer.source == RecordSource.DEMO)
    )
    return moment.date() if moment else None


def _refuse_real_records(session: Session) -> None:
    counts = {}
    for table in _REAL_WORK:
        where = table.source != RecordSource.DEMO
        found = session.scalar(select(func.count()).select_from(table).where(where)) or 0
        if found:
            counts[table.__tablename__] = found
    # Networks and accounts carry no source: without any demo structure they are somebody's.
    if not counts and not session.scalar(select(func.count()).select_from(Structure)):
        networks = session.scalar(select(func.count()).select_from(Network)) or 0
        counts = {Network.__tablename__: networks} if networks else {}
    if counts:
        raise RealRecordsFound(counts)


def _sealed(territory: DemoTerritory, sealer: Sealer) -> list[Base]:
    births = {row.id: row.birth_date for row in territory.young_people}
    rows: list[Base] = []
    for line in territory.identities:
        person_id = line["person_id"]
        facts = {name: text for name, text in line.items() if name != "person_id"}
        identity = PersonIdentity(**facts)
        rows.append(
            Identity(
                person_id=person_id,
                sealed=sealer.seal(identity),
                lookup_hash=sealer.lookup_hash(
                    identity.family_name, identity.given_name, births[person_id]
                ),
                name_hash=sealer.name_hash(identity.family_name),
            )
        )
    return rows
