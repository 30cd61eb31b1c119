"""Where do a bench's minutes come from: the distance model, or a drawn matrix of a country?"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from data.france import Country, write_drawn_matrix
from data.travel import load_distance_constants, load_road_corrections
from data.travel.matrix.mapped import MappedMatrix
from matcher.travel import DistanceModel
from matcher.travel.layers import LayeredTimes
from matcher.travel.matrix_times import MatrixTimes
from models.enums import Mode
from models.protocols import TravelTimes


class Travelled(StrEnum):
    """Where minutes come from."""

    MODEL = "model"
    MATRIX = "matrix"


@dataclass(frozen=True)
class Roads:
    """Travel times, and what drawing their matrix took; the model has none."""

    travel: TravelTimes
    matrix_pairs: int = 0
    matrix_seconds: float = 0.0


@contextmanager
def roads_of(
    ground: Country, travelled: Travelled, step: Callable[[str, int], None]
) -> Iterator[Roads]:
    """The travel times asked for; a drawn matrix lies on disk as long as it is read."""
    model = DistanceModel(load_distance_constants())
    if travelled is Travelled.MODEL:
        yield Roads(model)
        return
    step("Tirage de la matrice de trajets", 0)
    corrections = load_road_corrections()

    def free_flow(km: NDArray[np.float64], mode: Mode) -> NDArray[np.float64]:
        return np.asarray(model.moving_minutes(km, mode) / corrections["modes"][mode]["slower"])

    with TemporaryDirectory() as folder:
        began = time.perf_counter()
        write_drawn_matrix(ground, free_flow, Path(folder))
        matrix = MappedMatrix(Path(folder))
        seconds = time.perf_counter() - began
        travel = LayeredTimes([MatrixTimes(matrix, model, corrections), model])
        yield Roads(travel, matrix.manifest.pairs, seconds)
