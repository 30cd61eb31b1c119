"""Which trades are close to a trade, or follow from it?"""

import pandas as pd

from data.reference.publisher_files import PublisherFolder
from data.reference.table import Column, Link, Table
from models.codes import RomeCode

TABLE = Table(
    name="related_trades",
    title="Mobilités entre métiers du ROME 3",
    publisher="France Travail",
    licence="Licence Ouverte 2.0",
    origin="https://www.francetravail.org/opendata/repertoire-operationnel-des-meti.html",
    key=("rome", "target_rome", "relation"),
    rows=(3_500, 6_000),
    links=(Link("rome", "trades", "rome"), Link("target_rome", "trades", "rome")),
    columns=(
        Column("rome", "str", "ROME 3 trade a person comes from."),
        Column("target_rome", "str", "ROME 3 trade the person can go to."),
        Column("relation", "str", "close (Proche: without much training) or evolution."),
    ),
    notes=("One row per pair and relation: the source repeats pairs once per job title.",),
)

_RELATIONS = {"Proche": "close", "Evolution": "evolution"}


def read(folder: PublisherFolder, built: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Rows of `related_trades`; refuses unknown trades and unknown kinds of mobility."""
    columns = ("code_rome", "code_rome_cible", "libelle_type_mobilite")
    sheet = folder.csv("unix_rubrique_mobilite_v*_utf8.csv", columns)
    trades = set(built["trades"]["rome"])
    rome, target = (sheet.codes(column, RomeCode) for column in columns[:2])
    sheet.known("code_rome", rome, trades)
    sheet.known("code_rome_cible", target, trades)
    relation = sheet.text("libelle_type_mobilite")
    sheet.known("libelle_type_mobilite", relation, _RELATIONS)
    rows = pd.DataFrame({"rome": rome, "target_rome": target, "relation": relation.map(_RELATIONS)})
    return rows[rows["rome"] != rows["target_rome"]].drop_duplicates()
