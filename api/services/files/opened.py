"""What does a block work on? One young person's file, inside one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from api.services.imports.request import Point
from models.store.sealing import Sealer
from models.tables import Home, Lift, Refusal, Wish, YoungPerson

type Child = dict[str, Any]
GROUPS = {"homes": Home, "lifts": Lift, "wishes": Wish, "refusals": Refusal}


@dataclass
class Opened:
    """A file that is shown or changed. `changed` gathers the names of the facts that did.

    `points` holds what is known of the addresses entered, by `address_hash`.
    """

    session: Session
    sealer: Sealer
    person: YoungPerson
    today: date
    now: datetime
    points: Mapping[str, Point] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    remarks: list[str] = field(default_factory=list)

    def put(self, name: str, value: object) -> None:
        """Give a fact of the person its value."""
        if getattr(self.person, name) != value:
            setattr(self.person, name, value)
            self.changed.add(name)

    def replace(self, group: str, children: Sequence[Child]) -> None:
        """Give a group (homes, lifts, wishes, refusals) its rows, in place of those it has."""
        table = GROUPS[group]
        stored = getattr(self.person, group)
        names = sorted({name for child in children for name in child})
        before = [tuple(getattr(row, name) for name in names) for row in stored]
        after = [tuple(child[name] for name in names) for child in children]
        if before == after:
            return
        stored.clear()
        # Old rows go first: a trade that changes its rank is unique to its person all the while.
        self.session.flush()
        stored.extend(table(**child) for child in children)
        self.changed.add(group)
