"""What happened in the firms before? Contracts and PMSMP of people not followed here."""

from collections import Counter
from datetime import timedelta

from numpy.random import Generator

from data.demo.chance import between, happens, pick, stream
from data.demo.firms.contracts import Stay, contract, pmsmp
from data.demo.firms.employers import Firm
from data.demo.firms.ruptures import Ruptures, draw_level
from data.demo.firms.scene import Scene
from data.demo.ground.seasons import draw_past_start, years_before
from models.enums import ContractOrigin, OfferKind, OutcomeKind, PmsmpPurpose
from models.tables import Outcome, PastPlacement, Placement

# Of contracts that began over two years ago, the share whose person was forgotten since.
_FORGOTTEN_SHARE = 0.4
_HELD = {
    OutcomeKind.IN_TRAINING_6M_SAME,
    OutcomeKind.IN_TRAINING_6M_NEW,
    OutcomeKind.COMPLETED,
}
_Contract = tuple[Placement, list[Outcome]]
_Cell = tuple[str, str, str, OfferKind, int]


class History:
    """Placements, their outcomes, and the counts left by people forgotten since."""

    def __init__(self) -> None:
        self.placements: list[Placement] = []
        self.outcomes: list[Outcome] = []
        self._cells: dict[_Cell, Counter[str]] = {}

    def keep(self, row: Placement, outcomes: list[Outcome]) -> None:
        """A placement as it is."""
        self.placements.append(row)
        self.outcomes += outcomes

    def forget(self, row: Placement, outcomes: list[Outcome]) -> None:
        """Only its counts; what another network brought counts as a proposal of that time."""
        key = (row.employer_id, row.uai or "", row.rome, row.kind, row.starts_on.year)
        kinds = {outcome.kind for outcome in outcomes}
        held = bool(kinds & _HELD)
        followed = held or OutcomeKind.LOST_FROM_VIEW not in kinds
        through = row.origin is ContractOrigin.OTHER_NETWORK
        self._cells.setdefault(key, Counter()).update(
            proposed=through, signed=through, placed=1, followed_6m=followed, held_6m=held
        )

    def refuse(self, row: Placement) -> None:
        """Count a proposal to a person forgotten since that led to nothing."""
        key = (row.employer_id, row.uai or "", row.rome, row.kind, row.starts_on.year)
        self._cells.setdefault(key, Counter()).update(proposed=1)

    @property
    def past(self) -> list[PastPlacement]:
        """The counts, in the order of their first row."""
        names = ("employer_id", "uai", "rome", "kind", "year")
        counts = ("proposed", "signed", "placed", "followed_6m", "held_6m")
        return [
            PastPlacement(
                **dict(zip(names, key, strict=True)),
                **{name: int(cell[name]) for name in counts},
            )
            for key, cell in self._cells.items()
        ]


def firms_history(scene: Scene, ruptures: Ruptures) -> History:
    """History of every firm, before any person of the demo enters."""
    rng = stream(scene.seed, "history")
    history = History()
    for firm in scene.firms:
        for number in range(firm.contracts):
            key = f"contrat-{firm.row.id}-{number + 1}"
            row, outcomes = _past_contract(rng, scene, ruptures, (key, firm))
            if row.starts_on < years_before(scene.today, 2) and happens(rng, _FORGOTTEN_SHARE):
                history.forget(row, outcomes)
                if happens(rng, 0.6 - 0.15 * firm.signing_habit):
                    history.refuse(row)
            else:
                history.keep(row, outcomes)
        for number in range(int(rng.poisson(0.7))):
            history.keep(*_past_pmsmp(rng, scene, firm, f"pmsmp-{firm.row.id}-{number + 1}"))
    return history


def count_apprentices(scene: Scene, history: History) -> None:
    """Set each firm's apprentices, now and in three years, and its masters; some unknown."""
    rng = stream(scene.seed, "apprentices")
    running: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in history.placements:
        if row.kind is OfferKind.APPRENTICESHIP:
            total[row.employer_id] += 1
            running[row.employer_id] += row.ruptured_on is None and bool(
                row.ends_on and row.ends_on >= scene.today
            )
    for cell in history.past:
        total[cell.employer_id] += cell.placed
    for firm in scene.firms:
        now, masters = running[firm.row.id], 1
        while 2 * masters < now:
            masters += 1
        # Most firms keep a place free; a firm with two apprentices per master is full (R6223-6).
        spare = not happens(rng, 0.1)
        firm.row.apprentices_now = None if happens(rng, 0.15) else now
        firm.row.apprentice_masters = None if happens(rng, 0.25) else masters + spare
        firm.row.apprentices_past_3y = total[firm.row.id]


def _past_contract(
    rng: Generator, scene: Scene, ruptures: Ruptures, which: tuple[str, Firm]
) -> _Contract:
    key, firm = which
    trade = pick(rng, firm.trades)
    level = draw_level(rng, scene.levels_taught(trade.rome) or [3])
    stay = Stay(
        key=key,
        firm=firm,
        rome=trade.rome,
        start=draw_past_start(rng, scene.today),
        level=level,
        course=scene.course_near(rng, trade.rome, level, firm.row),
    )
    return contract(rng, ruptures, stay, scene.today)


def _past_pmsmp(rng: Generator, scene: Scene, firm: Firm, key: str) -> _Contract:
    stay = Stay(
        key=key,
        firm=firm,
        rome=pick(rng, firm.trades).rome,
        start=scene.today - timedelta(days=between(rng, 40, 3 * 365)),
        prescriber=scene.structure_near("missions-locales", firm.row).id,
        purpose=pick(rng, list(PmsmpPurpose), (0.5, 0.3, 0.2)),
    )
    return pmsmp(rng, stay, scene.today)
