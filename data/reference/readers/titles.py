"""Which trade does this job title belong to? The ROME's titles (appellations)."""

import pandas as pd

from data.reference.publisher_files import PublisherFolder
from data.reference.table import Column, Link, Table
from models.codes import RomeCode

TABLE = Table(
    name="titles",
    title="Appellations de métiers du ROME 4",
    publisher="France Travail",
    licence="Licence Ouverte 2.0",
    origin="https://www.francetravail.org/opendata/repertoire-operationnel-des-meti.html",
    key=("ogr",),
    rows=(13_000, 20_000),
    links=(Link("rome4", "rome4", "rome4"), Link("rome", "trades", "rome")),
    columns=(
        Column("ogr", "str", "Title's own number (code OGR)."),
        Column("title", "str", "Long title, masculine and feminine joined by ' / '."),
        Column("short_title", "str", "Short title."),
        Column("rome4", "str", "ROME 4 code of the title."),
        Column("rome", "str", "ROME 3 trade of the title itself (see notes)."),
        Column("rarely_used", "bool", "True when the publisher marks the title as rarely used."),
    ),
    notes=(
        "rome is the title's own ROME 3 parent; for 3 % of titles it differs from the parent of "
        "their ROME 4 code, because ROME 4 codes gather titles of several ROME 3 trades.",
    ),
)

_COLUMNS = (
    "code_ogr", "libelle_appellation_long", "libelle_appellation_court", "code_rome",
    "code_rome_parent", "peu_usite",
)  # fmt: skip


def read(folder: PublisherFolder, built: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Rows of `titles`; refuses a repeated number or an unknown trade."""
    sheet = folder.csv("unix_referentiel_appellation_v*_utf8.csv", _COLUMNS)
    sheet.unique(["code_ogr"])
    rome4 = sheet.codes("code_rome", RomeCode)
    rome = sheet.codes("code_rome_parent", RomeCode)
    sheet.known("code_rome", rome4, set(built["rome4"]["rome4"]))
    sheet.known("code_rome_parent", rome, set(built["trades"]["rome"]))
    return pd.DataFrame(
        {
            "ogr": sheet.text("code_ogr"),
            "title": sheet.text("libelle_appellation_long"),
            "short_title": sheet.text("libelle_appellation_court"),
            "rome4": rome4,
            "rome": rome,
            "rarely_used": sheet.text("peu_usite") == "O",
        }
    )
