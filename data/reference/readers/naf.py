"""What is this activity (NAF) called?"""

import pandas as pd

from data.reference.publisher_files import PublisherFolder
from data.reference.table import Column, Table
from models.codes import NafCode

TABLE = Table(
    name="naf",
    title="Activités NAF rév. 2 qui embauchent (libellés)",
    publisher="France Travail, d'après l'Insee",
    licence="Licence Ouverte 2.0",
    origin="https://www.francetravail.org/opendata/",
    key=("naf",),
    rows=(600, 732),
    columns=(
        Column("naf", "str", "NAF rev. 2 activity, without dot."),
        Column("label", "str", "Label of the activity."),
    ),
    notes=("Only the activities with hires in 2021: 692 of the 732 of NAF rev. 2.",),
)


def read(folder: PublisherFolder, built: dict[str, pd.DataFrame]) -> pd.DataFrame:  # noqa: ARG001 -- all readers share one form
    """Rows of `naf`, each activity once."""
    sheet = folder.csv("rome_naf_hirings_2021.csv", ("naf_id", "naf_label"))
    rows = pd.DataFrame({"naf": sheet.codes("naf_id", NafCode), "label": sheet.text("naf_label")})
    return rows.drop_duplicates("naf")
