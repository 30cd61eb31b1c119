"""Which columns tell the kernel about young people? One record a row."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

type Ints = NDArray[np.int32]
type Longs = NDArray[np.int64]
type Bytes = NDArray[np.uint8]
type Days = NDArray[np.int32]


class People(NamedTuple):
    """One entry a person, (n,) unless said; `…_from` (n + 1,) delimit a person's own rows."""

    viewer: Ints
    pmsmp_first: NDArray[np.bool_]
    explores: NDArray[np.bool_]
    surely: Bytes  # bits of the modes at hand
    perhaps: Bytes
    driven_all_week: NDArray[np.bool_]
    limit_employer: Ints
    limit_cfa: Ints
    level: Bytes
    first_day: Days
    course: Ints
    course_text: Ints
    has_started: NDArray[np.bool_]
    entered_until: Days  # last contract day counted from the own entry; no day: the session's
    kept_until: Days
    age_lifted: NDArray[np.bool_]
    no_college: NDArray[np.bool_]
    day_15: Days  # fifteenth birthday and a day
    year_15: Days  # 1 January of the year of the fifteenth birthday
    day_16: Days
    day_minor_16: Days  # until when the tighter protection of minors lasts
    day_18: Days
    day_pmsmp: Days
    last_day: Days  # eve of the birthday that ends apprenticeship
    licences: Bytes
    refused_hours: Bytes
    own_from: Longs  # homes
    wanted_from: Longs
    lift_from: Longs
    stay_from: Longs
    refused_from: Longs


class Wanted(NamedTuple):
    """One entry a person and trade; those of one limit side by side, the usual limit's first.

    A limit is drawn over all that lies around, once a stretch of trades that are read under it.
    """

    trade: Ints
    place: Ints  # among the person's, best first: by class, then wish, then code
    trade_class: Bytes
    limit: Ints  # minutes
    target: Bytes  # diploma aimed at, 0 not known
    rncp: Ints  # 0 none


class Lifts(NamedTuple):
    """One entry a declared lift; -1 at any hour."""

    weekdays: Bytes  # bit d: day d, Monday 1
    leaves_after: Ints
    back_before: Ints


class Stays(NamedTuple):
    """One entry a PMSMP done; `NO_DAY` unfinished."""

    employer: Ints
    trade: Ints
    starts_on: Days
    ends_on: Days
    is_convention: NDArray[np.bool_]
    purpose_met: NDArray[np.bool_]


class Refused(NamedTuple):
    """One entry a refused trade or employer; -1 in the other column."""

    trade: Ints
    employer: Ints
