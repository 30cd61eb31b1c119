"""How long journeys take, and by what means."""

from matcher.travel.distance_model import DistanceModel
from matcher.travel.legs import MODES, NO_MODE, Journeys, Legs, Serving
from matcher.travel.means import Use, usable_modes

__all__ = [
    "MODES",
    "NO_MODE",
    "DistanceModel",
    "Journeys",
    "Legs",
    "Serving",
    "Use",
    "usable_modes",
]
