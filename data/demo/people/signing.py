"""How likely is a proposal to be signed? Less with travel, more after a PMSMP."""

from dataclasses import dataclass, field
from datetime import date

from data.demo.firms.employers import Firm
from data.demo.firms.ruptures import sigmoid
from data.demo.firms.scene import km_between
from data.demo.ground.distances import rough_minutes
from data.demo.people.mobility import sure_modes
from data.demo.people.youths import Youth
from models.enums import OfferKind
from models.tables import Placement

# Log-odds. Inventions whose directions follow domain.md: a longer trip never helps (section 4),
# knowing the trade beforehand does (section 3).
START = 0.2
PER_MINUTE = -0.035
AFTER_PMSMP_IN_TRADE = 0.7
AFTER_PMSMP_IN_FIRM = 0.7
PER_WISH_RANK = -0.25
# A host risks less than an employer who signs.
FOR_PMSMP = 1.2
_LONGEST_MINUTES = 90.0


@dataclass
class Path:
    """What one person has behind: placements so far, and until when the last one keeps busy."""

    youth: Youth
    places: list[Placement] = field(default_factory=list)
    busy_until: date = date.min

    def did_pmsmp(self, rome: str | None = None, employer: str | None = None) -> bool:
        """Whether a PMSMP was done in this trade, or with this employer."""
        return any(
            row.kind is OfferKind.PMSMP and (row.rome == rome or row.employer_id == employer)
            for row in self.places
        )


def signing_chance(path: Path, firm: Firm, rome: str, rank: int, kind: OfferKind) -> float:
    """Chance (0–1) that this proposal is accepted; `rank` is 0 for the first wish."""
    modes = sure_modes(path.youth.row, path.youth.lifts)
    km = km_between(path.youth.homes[0], firm.row)
    minutes = min(rough_minutes(km, mode) for mode in modes)
    return sigmoid(
        START
        + PER_MINUTE * min(minutes, _LONGEST_MINUTES)
        + AFTER_PMSMP_IN_TRADE * path.did_pmsmp(rome=rome)
        + AFTER_PMSMP_IN_FIRM * path.did_pmsmp(employer=firm.row.id)
        + PER_WISH_RANK * rank
        + FOR_PMSMP * (kind is OfferKind.PMSMP)
        + firm.signing_habit
    )
