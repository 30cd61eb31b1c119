"""What of a trial's draw is published, as a file? Every place and its arm, nobody named."""

import csv
import io
from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.services.trial.close import faults_of_draw, the_draw
from api.services.trial.register import trial_named


@dataclass(frozen=True, slots=True)
class DrawFile:
    """The draw as CSV, how many were drawn, and what does not agree with the published seed."""

    text: str
    drawn: int
    faults: list[str]


def draw_file(session: Session, trial_id: str) -> DrawFile:
    """The draw of a trial whose seed is told. Raises NotFound, TrialStep before that."""
    trial = trial_named(session, trial_id)
    drawn = the_draw(session, trial_id)
    faults = faults_of_draw(trial, drawn)
    lines = io.StringIO()
    table = csv.writer(lines)
    table.writerow(("site", "metiers", "place", "groupe"))
    table.writerows((each.site, each.trade, each.number, each.arm.value) for each in drawn)
    return DrawFile(lines.getvalue(), len(drawn), faults)
