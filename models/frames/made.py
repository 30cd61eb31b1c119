"""How is a frame put together from arrays that are made as declared already? As they are.

`DataFrame` asks each array what it is and whether it must copy it: for one person's list that takes
four times as long as putting the arrays side by side, and a text three.
"""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray
from pandas.api.extensions import ExtensionArray
from pandas.api.internals import create_dataframe_from_blocks

from models.frames.schema import FrameSchema

_TEXT: Final = pd.Series([], dtype="str").array.dtype
# Its stubs know of no type.
_TEXTS: Final[Any] = pd.arrays.ArrowStringArray


def framed(schema: FrameSchema, made: Mapping[str, NDArray[Any] | ExtensionArray]) -> pd.DataFrame:
    """The declared columns, of one length, each an array of its declared type. Nothing is checked.

    Nobody else may hold an array: the frame writes into them.
    """
    arrays = [made[column.name] for column in schema.columns]
    # A plain array stands as a block of one row.
    blocks = [
        (values.reshape(1, -1) if isinstance(values, np.ndarray) else values, np.array([place]))
        for place, values in enumerate(arrays)
    ]
    index = pd.RangeIndex(len(arrays[0]))
    frame: pd.DataFrame = create_dataframe_from_blocks(blocks, index, schema.names)
    return frame


def texts(values: NDArray[np.object_]) -> ExtensionArray:
    """Texts as a column declares them; None where not known."""
    given = pa.array(values, type=pa.large_string(), from_pandas=True)
    made: ExtensionArray = _TEXTS(given, dtype=_TEXT)
    return made


def whole_numbers(values: NDArray[Any], unknown: int | None = None) -> ExtensionArray:
    """Whole numbers as a column declares them; one number may stand for what is not known."""
    missing = np.zeros(len(values), dtype=bool) if unknown is None else values == unknown
    made: ExtensionArray = pd.arrays.IntegerArray(values.astype(np.int32), missing)
    return made
