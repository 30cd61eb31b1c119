"""Which reference tables are there, in the order in which they can be built?"""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from data.reference.publisher_files import PublisherFolder
from data.reference.readers import (
    apprenticeship_codes,
    cfa_outcomes,
    cfas,
    communes,
    missions_locales,
    naf,
    naf_rome_hires,
    qualifications,
    related_trades,
    rome4,
    rupture_rates,
    titles,
    trades,
)
from data.reference.table import Table

Reader = Callable[[PublisherFolder, dict[str, pd.DataFrame]], pd.DataFrame]


@dataclass(frozen=True)
class Entry:
    """A declared table and the function that reads it from publishers' files."""

    table: Table
    read: Reader


# A table stands after those it links to.
CATALOGUE: tuple[Entry, ...] = (
    Entry(communes.TABLE, communes.read),
    Entry(trades.TABLE, trades.read),
    Entry(rome4.TABLE, rome4.read),
    Entry(titles.TABLE, titles.read),
    Entry(related_trades.TABLE, related_trades.read),
    Entry(naf.TABLE, naf.read),
    Entry(naf_rome_hires.TABLE, naf_rome_hires.read),
    Entry(qualifications.TABLE, qualifications.read),
    Entry(apprenticeship_codes.TABLE, apprenticeship_codes.read),
    Entry(cfas.TABLE, cfas.read),
    Entry(cfa_outcomes.TABLE, cfa_outcomes.read),
    Entry(rupture_rates.TABLE, rupture_rates.read),
    Entry(missions_locales.TABLE, missions_locales.read),
)
