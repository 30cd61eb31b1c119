"""In which activities are people of a trade hired?"""

import pandas as pd

from data.reference.publisher_files import PublisherFolder
from data.reference.table import Column, Link, Table
from models.codes import NafCode, RomeCode

TABLE = Table(
    name="naf_rome_hires",
    title="Embauches par métier ROME 3 et activité NAF, 2021",
    publisher="France Travail",
    licence="Licence Ouverte 2.0",
    origin="https://www.francetravail.org/opendata/",
    key=("rome", "naf"),
    rows=(4_500, 8_000),
    links=(Link("rome", "trades", "rome"), Link("naf", "naf", "naf")),
    columns=(
        Column("rome", "str", "ROME 3 trade."),
        Column("naf", "str", "NAF rev. 2 activity, without dot."),
        Column("hires", "int32", "Hires in 2021, of every kind and not only apprenticeships."),
    ),
    notes=("15 trades have no row: no hire published, which is not a zero.",),
)


def read(folder: PublisherFolder, built: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Rows of `naf_rome_hires`; refuses a repeated pair or an unknown trade."""
    sheet = folder.csv("rome_naf_hirings_2021.csv", ("rome_id", "naf_id", "hirings"))
    sheet.unique(["rome_id", "naf_id"])
    rome = sheet.codes("rome_id", RomeCode)
    sheet.known("rome_id", rome, set(built["trades"]["rome"]))
    return pd.DataFrame(
        {
            "rome": rome,
            "naf": sheet.codes("naf_id", NafCode),
            "hires": sheet.numbers("hirings", optional=False),
        }
    )
