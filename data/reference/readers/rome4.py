"""Which ROME 3 trade is this ROME 4 code part of?"""

import pandas as pd

from data.reference.publisher_files import PublisherFolder
from data.reference.table import Column, Link, Table
from models.codes import RomeCode

TABLE = Table(
    name="rome4",
    title="Codes ROME 4 et leur code parent ROME 3",
    publisher="France Travail",
    licence="Licence Ouverte 2.0",
    origin="https://www.francetravail.org/opendata/repertoire-operationnel-des-meti.html",
    key=("rome4",),
    rows=(1_500, 3_000),
    links=(Link("rome", "trades", "rome"),),
    columns=(
        Column("rome4", "str", "ROME 4 code; the same writing is narrower than in ROME 3."),
        Column("label", "str", "Label, masculine and feminine joined by ' / '."),
        Column("rome", "str", "ROME 3 parent code."),
    ),
)


def read(folder: PublisherFolder, built: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Rows of `rome4`; refuses a repeated code or an unknown parent."""
    columns = ("code_rome", "libelle_rome", "code_rome_parent")
    sheet = folder.csv("unix_referentiel_code_rome_v*_utf8.csv", columns)
    sheet.unique(["code_rome"])
    parent = sheet.codes("code_rome_parent", RomeCode)
    sheet.known("code_rome_parent", parent, set(built["trades"]["rome"]))
    return pd.DataFrame(
        {
            "rome4": sheet.codes("code_rome", RomeCode),
            "label": sheet.text("libelle_rome"),
            "rome": parent,
        }
    )
