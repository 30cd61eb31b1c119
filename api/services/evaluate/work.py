"""How is a comparison asked for, done seed by seed, and kept?"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import joblib

from api.services.evaluate.compared import compared
from api.services.evaluate.contenders import POLICIES, check_policies
from api.services.evaluate.lived import PastSize, WorldSize, fitted_on, lived
from matcher.scorecard import Scorecard
from models.errors import SettingsError

# Entries of the first half are followed for twelve months.
MONTHS: Final = 24

type Step = Callable[[str], None]


@dataclass(frozen=True)
class Evaluation:
    """What is asked. `scorecard`: a kept one; None: fitted first on worlds of the past."""

    seeds: Sequence[int]
    policies: Sequence[str] = POLICIES
    size: WorldSize = field(default_factory=WorldSize)
    past: PastSize = field(default_factory=PastSize)
    scorecard: Path | None = None
    processes: int = 1

    def check(self) -> None:
        """Raises SettingsError for what cannot be done, before anything is."""
        check_policies(tuple(self.policies))
        if min(self.size.people, self.size.employers) < 1 or self.size.months < MONTHS:
            raise SettingsError(
                f"--people et --employers : au moins 1 ; au moins {MONTHS} mois, pour suivre les "
                "derniers entrés un an."
            )

    @property
    def steps(self) -> int:
        """How many parts are heard of."""
        return len(self.seeds) + (0 if self.scorecard else len(self.past.seeds))


def evaluate(asked: Evaluation, step: Step) -> dict[str, Any]:
    """Every policy in the worlds of every seed; `step` hears each world that is over."""
    asked.check()
    fitted = read_scorecard(asked.scorecard) if asked.scorecard else fitted_on(asked.past, step)
    found = []
    with joblib.parallel_config(n_jobs=asked.processes):
        for worlds in lived(asked.seeds, asked.policies, asked.size, fitted):
            found += worlds
            step(f"Monde {worlds[0].seed}")
    return {
        "size": vars(asked.size),
        "scorecard_id": fitted.scorecard_id,
        "learnt_in_worlds": fitted.card.get("worlds", []),
        **compared(found),
    }


def read_scorecard(file: Path) -> Scorecard:
    """A scorecard kept by `passerelle scorecard show --json`; SettingsError when it is none."""
    try:
        return Scorecard.from_json(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SettingsError(
            f"--scorecard : {file} n'est pas une grille lisible ; donnez un fichier écrit par "
            "« passerelle scorecard show ID --json »."
        ) from error
