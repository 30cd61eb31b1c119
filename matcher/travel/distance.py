"""How far apart are two places, as the crow flies?"""

from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Mean Earth radius, km (IUGG).
EARTH_RADIUS_KM: Final = 6371.0088


def haversine_km(
    lat1: ArrayLike, lng1: ArrayLike, lat2: ArrayLike, lng2: ArrayLike
) -> NDArray[np.float64]:
    """Great-circle distance in km of points in WGS84 degrees; broadcasts; NaN in, NaN out."""
    phi1, phi2 = np.radians(lat1), np.radians(lat2)
    half_dphi = (phi2 - phi1) / 2
    half_dlambda = (np.radians(lng2) - np.radians(lng1)) / 2
    chord = np.sin(half_dphi) ** 2 + np.cos(phi1) * np.cos(phi2) * np.sin(half_dlambda) ** 2
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(chord, 0, 1))))
