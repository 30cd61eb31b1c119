"""What became of a CFA's apprentices? InserJeunes rates, per cohort."""

import pandas as pd

from data.reference.publisher_files import PublisherFolder
from data.reference.table import Column, Table
from models.codes import Uai

_PERCENT = "in per cent; NaN not published."

TABLE = Table(
    name="cfa_outcomes",
    title="InserJeunes : insertion des apprentis par CFA",
    publisher="DEPP et Dares",
    licence="Licence Ouverte 2.0",
    origin="https://www.data.gouv.fr/fr/datasets/inserjeunes-apprentissage-par-centre-de-formation-dapprentis-cfa/",
    key=("uai", "cohort"),
    rows=(10_000, 30_000),
    columns=(
        Column("uai", "str", "UAI of the CFA (81 % of the last cohort's are in `cfas`)."),
        Column("cohort", "str", "The two leaving years taken together, 2023-2024."),
        Column("employed_6m_pct", "float32", f"In work after 6 months, {_PERCENT}"),
        Column("expected_6m_pct", "float32", f"In work after 6 months as expected, {_PERCENT}"),
        Column("value_added_6m", "float32", "Real minus expected, in points; NaN not published."),
        Column("employed_12m_pct", "float32", f"In work after 12 months, {_PERCENT}"),
        Column("interrupted_pct", "float32", f"Contracts broken off (2018-2019 only), {_PERCENT}"),
    ),
    notes=("Only the value added may enter a score: raw rates follow the trade and the region.",),
)

_NUMBERS = {
    "employed_6m_pct": "Taux emploi 6 mois",
    "expected_6m_pct": "Taux emploi 6 mois attendu",
    "value_added_6m": "VA emploi 6 mois",
    "employed_12m_pct": "Taux emploi 12 mois",
    "interrupted_pct": "Part contrats apprentissage interrompus",
}


def read(folder: PublisherFolder, built: dict[str, pd.DataFrame]) -> pd.DataFrame:  # noqa: ARG001 -- all readers share one form
    """Rows of `cfa_outcomes`; refuses a malformed UAI or a CFA twice in one cohort."""
    columns = ("Année", "UAI", *_NUMBERS.values())
    sheet = folder.csv("inserjeunes_cfa.csv", columns, separator=";")
    sheet.unique(["UAI", "Année"])
    cohort = sheet.text("Année").str.extract(r"^cumul (\d{4}-\d{4})$", expand=False)
    if cohort.isna().any():
        line = int(str(cohort.isna().idxmax()))
        raise sheet.broken("attendu « cumul 2023-2024 ».", line, "Année")
    numbers = {name: sheet.numbers(column) for name, column in _NUMBERS.items()}
    return pd.DataFrame({"uai": sheet.codes("UAI", Uai), "cohort": cohort, **numbers})
