"""How does a calibration look? One picture: a means a panel, trips as points, both models drawn."""

from pathlib import Path

import numpy as np

from api.services.travel.calibrate import Calibration
from api.words.journeys import MODES
from api.words.numbers import decimal
from data.travel import load_distance_constants
from matcher.travel import DistanceModel
from models.errors import SettingsError


def plot_calibration(found: Calibration, path: Path) -> None:
    """Write the picture as PNG. Raises SettingsError without matplotlib, or where it cannot go."""
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise SettingsError("Le graphique demande pip install 'passerelle[travel]'.") from None
    model = DistanceModel(load_distance_constants())
    figure = Figure(figsize=(11, 8), layout="constrained")
    figure.suptitle(f"Modèle de distance et {found.router}, entre {found.between}")
    for one, panel in zip(found.modes, figure.subplots(2, 2, squeeze=True).flat, strict=False):
        held = one.trips.take(~one.trips.fits)
        crow = np.linspace(0.1, float(one.trips.crow_km.max()), 200)
        panel.plot(held.crow_km, held.minutes, ".", ms=2, alpha=0.3, color="grey", label="routeur")
        panel.plot(crow, model.moving_minutes(crow, one.mode), "--", label="modèle actuel")
        panel.plot(crow, one.curve.minutes(crow), label="ajusté sur l'autre moitié")
        now, then = decimal(one.now.mae), decimal(one.then.mae)
        panel.set_title(f"{MODES[one.mode]} : ± {now} min, ajusté ± {then}")
        panel.set_xlabel("km à vol d'oiseau")
        panel.set_ylabel("minutes en mouvement")
        panel.legend(loc="upper left")
    try:
        figure.savefig(path, format="png", dpi=110)
    except OSError as error:
        raise SettingsError(f"{path} : écriture impossible ; changez --plot.") from error
