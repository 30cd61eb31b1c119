"""Which Missions Locales exist, and in which commune?"""

import pandas as pd

from data.reference.publisher_files import PublisherFolder
from data.reference.table import Column, Link, Table
from models.codes import InseeCode

TABLE = Table(
    name="missions_locales",
    title="Missions Locales (référentiel des structures i-milo)",
    publisher="Référentiel i-milo (copie publique)",
    licence="MIT",
    origin="copie publique sous licence MIT du référentiel i-milo",
    key=("id",),
    rows=(430, 480),
    links=(Link("insee", "communes", "insee"),),
    columns=(
        Column("id", "str", "i-milo structure number."),
        Column("name", "str", "Official name."),
        Column("usual_name", "str", "Usual name; '' unknown."),
        Column("departement", "str", "Département code."),
        Column("region", "str", "Region code."),
        Column("insee", "str", "Commune; '' unknown or outside the communes table."),
        Column("lat", "float64", "Latitude of the commune's centroid, degrees; NaN unknown."),
        Column("lng", "float64", "Longitude of the commune's centroid, degrees; NaN unknown."),
    ),
    notes=(
        "Left out, no structure behind them: 99994S00 (temporary, for a merger) and 65441S00 "
        "(ML_SUE, without usual name, département or region).",
        "The commune is the one in the structure's number; corrected where that is no commune: "
        "50383S00 is Cherbourg-en-Cotentin, 99999S00 is Roissy-en-Brie.",
        "Mayotte's and Saint-Martin's structures have no commune here.",
    ),
)

NOT_STRUCTURES = frozenset({"99994S00", "65441S00"})
CORRECTED = {"50383S00": "50129", "99999S00": "77390"}
_COLUMNS = (
    "id", "nom_officiel", "nom_usuel", "code_departement", "code_region", "insee_guess",
)  # fmt: skip


def read(folder: PublisherFolder, built: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Rows of `missions_locales`; refuses a repeated structure or one without département."""
    sheet = folder.csv("missions_locales.csv", _COLUMNS)
    sheet.unique(["id"])
    number = sheet.text("id")
    real = ~number.isin(NOT_STRUCTURES)
    nowhere = real & (sheet.text("code_departement") == "")
    if nowhere.any():
        raise sheet.broken("département absent.", int(str(nowhere.idxmax())), "code_departement")
    communes = built["communes"].set_index("insee")
    guess = number.map(CORRECTED).fillna(sheet.text("insee_guess"))
    insee = guess.where(guess.isin(communes.index) & guess.map(_is_commune_code), "")
    rows = pd.DataFrame(
        {
            "id": number,
            "name": sheet.text("nom_officiel"),
            "usual_name": sheet.text("nom_usuel"),
            "departement": sheet.text("code_departement"),
            "region": sheet.text("code_region"),
            "insee": insee,
            "lat": insee.map(communes["lat"]),
            "lng": insee.map(communes["lng"]),
        }
    )
    return rows[real]


def _is_commune_code(text: str) -> bool:
    return InseeCode.normalised(text) is not None
