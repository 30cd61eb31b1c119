"""How often do apprenticeship contracts break early? The Dares's published rates."""

import pandas as pd

from data.reference.publisher_files import PublisherFolder
from data.reference.table import Column, Table

TABLE = Table(
    name="rupture_rates",
    title="Taux de rupture des contrats d'apprentissage (marges publiées)",
    publisher="Dares",
    licence="Licence Ouverte 2.0",
    origin="https://dares.travail-emploi.gouv.fr/",
    key=("dimension", "category", "contracts_started", "horizon"),
    rows=(35, 200),
    columns=(
        Column("dimension", "str", "What the category divides: level, sector, age …; all."),
        Column("category", "str", "Category, in the publication's words."),
        Column("contracts_started", "int16", "Year in which the contracts started."),
        Column("rate_pct", "float32", "Contracts broken before the horizon, per cent."),
        Column("horizon", "str", "Time after the start; name it wherever the rate is shown."),
        Column("publication", "str", "Dares publication and date."),
    ),
    notes=(
        "Marginal rates only: they must not be multiplied together.",
        "Read in press summaries of the publications, not in their tables.",
        "dimension `return` gives people without a new contract six months after a rupture.",
    ),
)

_COLUMNS = (
    "dimension", "category", "contracts_started", "rate_pct", "horizon", "publication",
)  # fmt: skip


def read(folder: PublisherFolder, built: dict[str, pd.DataFrame]) -> pd.DataFrame:  # noqa: ARG001 -- all readers share one form
    """Rows of `rupture_rates`; refuses a repeated category or a rate outside 0–100."""
    sheet = folder.csv("dares_rupture_9mois_cited.csv", _COLUMNS)
    sheet.unique(["dimension", "category", "contracts_started", "horizon"])
    rate = sheet.numbers("rate_pct", optional=False)
    if not rate.between(0, 100).all():
        line = int(str((~rate.between(0, 100)).idxmax()))
        raise sheet.broken("attendu un taux de 0 à 100.", line, "rate_pct")
    texts = {name: sheet.text(name) for name in ("dimension", "category", "horizon", "publication")}
    started = sheet.numbers("contracts_started", optional=False)
    return pd.DataFrame({**texts, "contracts_started": started, "rate_pct": rate})
