"""What does work on files need? The store, who asks, the day, and who knows where addresses lie."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from api.services.files.opened import Opened
from api.services.imports.meant.geocoding import locate_addresses
from api.services.imports.request import Point
from api.services.open_store import Store
from api.services.persons import person_for
from api.services.viewer import Permission, Viewer


@dataclass(frozen=True)
class Desk:
    """One request's means. Without `geocode` no address leaves this machine."""

    store: Store
    viewer: Viewer
    today: date
    now: datetime
    geocode: Callable[[str], Point | None] | None = None

    def locate(self, addresses: Sequence[str]) -> tuple[dict[str, Point], list[dict[str, object]]]:
        """Points by hash of addresses entered, and what to remember of the look-up.

        Asked before a transaction begins: nobody waits on the network for the database.
        """
        return locate_addresses(self.store.reading, addresses, self.geocode, self.now)

    def open(self, session: Session, person_id: str, permission: Permission) -> Opened:
        """The file, for a viewer with this right; raises NotFound, NotAllowed."""
        person = person_for(session, self.viewer, person_id, permission)
        return Opened(session, self.store.sealer, person, self.today, self.now)
