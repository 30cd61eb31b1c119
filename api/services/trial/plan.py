"""What is planned? Sites, shares, how many people, what service plus adds, what is expected.

Service plus is another order of the same list: prices of contested places weigh λ in it. The
ordinary service is everybody's: same adviser, pool, deadlines, and the order in force.
"""

import re
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final, Self

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.open_store import Store
from api.services.structures import structure_named
from api.services.trial.refusals import TrialStep
from api.services.viewer import Permission, Viewer
from matcher.trial.design import Design
from matcher.trial.power import Expected
from models.enums import NetworkKind
from models.errors import InvalidCode
from models.tables import Network, Structure, Trial

log = structlog.get_logger()

# Both questions, in the order they are registered; the first is the main one at each horizon.
OUTCOMES: Final = ("in_training", "ruptured")
HORIZONS: Final = (6, 12)
LONGEST_WORDS: Final = 300
MOST_PEOPLE: Final = 100_000
# An address of the pages, where the next trial is planned.
_RESERVED: Final = ("nouveau",)
_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{2,39}")


@dataclass(frozen=True)
class TrialPlan:
    """One trial before its draw. Raises InvalidCode for what could not be drawn.

    `people`: enrolled in all. `weight`: λ of service plus, above 0. `worth`: the smallest effect
    worth finding, in chances. `adds`: what the drawn get besides, done outside Passerelle.
    """

    trial_id: str
    sites: tuple[str, ...]
    people: int
    shares: tuple[float, ...] = (0.5,)
    weight: float = 0.5
    base: float = 0.5
    alike: float = 0.02
    worth: float = 0.05
    adds: str = ""

    def __post_init__(self) -> None:
        """Refuse at the door."""
        if not _ID.fullmatch(self.trial_id) or self.trial_id in _RESERVED:
            raise InvalidCode(
                "essai", "3 à 40 lettres minuscules, chiffres ou tirets", "une autre forme"
            )
        if not 0 < self.weight <= 1:
            raise InvalidCode(
                "λ du service renforcé", "un nombre au-dessus de 0 et jusqu'à 1", "un autre nombre"
            )
        if not 0 < self.worth < 1:
            raise InvalidCode(
                "écart utile", "un nombre entre 0 et 1, par exemple 0,05", "un autre nombre"
            )
        if len(self.adds) > LONGEST_WORDS:
            raise InvalidCode("ajout", f"{LONGEST_WORDS} caractères au plus", "davantage")
        if self.people < 2 * len(self.sites):
            raise InvalidCode("jeunes", "au moins deux par site", f"{self.people}")
        # Both refuse what they could not read.
        _ = self.design, self.expected

    @property
    def design(self) -> Design:
        """What is drawn."""
        return Design(self.sites, self.shares)

    @property
    def expected(self) -> Expected:
        """What sizes are reckoned with."""
        return Expected(self.base, self.alike)

    def to_json(self) -> dict[str, Any]:
        """As it is stored and registered."""
        return asdict(self) | {"sites": list(self.sites), "shares": list(self.shares)}

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> Self:
        """The plan as it was stored."""
        return cls(
            **document | {"sites": tuple(document["sites"]), "shares": tuple(document["shares"])}
        )


def plan_trial(store: Store, viewer: Viewer, plan: TrialPlan, now: datetime) -> None:
    """Keep a plan under its name; it never changes afterwards. Raises NotFound for a site."""
    viewer.must(Permission.RUN_TRIALS)
    with store.sessions.begin() as session:
        for site in plan.sites:
            structure_named(session, site)
        if session.get(Trial, plan.trial_id) is not None:
            raise TrialStep(
                f"L'essai {plan.trial_id} existe déjà et ne change plus : donnez un autre nom."
            )
        session.add(
            Trial(id=plan.trial_id, plan=plan.to_json(), planned_at=now, planned_by=viewer.id)
        )
    log.info("trial_planned", trial=plan.trial_id, sites=len(plan.sites), people=plan.people)


def possible_sites(session: Session) -> list[tuple[str, str]]:
    """Every Mission Locale, its id and name: the sites of a plan that names none."""
    rows = (
        select(Structure.id, Structure.name)
        .join(Network)
        .where(Network.kind == NetworkKind.MISSION_LOCALE)
        .order_by(Structure.name, Structure.id)
    )
    return [(site, name) for site, name in session.execute(rows)]
