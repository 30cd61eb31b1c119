"""Where are the training centres (CFA)? Their numbers, names, communes and points."""

import pandas as pd

from data.reference.commune_index import Found, Places
from data.reference.publisher_files import PublisherFolder
from data.reference.readers.cfa_points import points
from data.reference.sheet import Sheet
from data.reference.table import Column, Link, Table
from models.codes import Siret, Uai

TABLE = Table(
    name="cfas",
    title="Centres de formation d'apprentis (UAI, SIRET, commune)",
    publisher="Réseau CFA (catalogue des organismes de l'apprentissage)",
    licence="MIT",
    origin="copie publique sous licence MIT (https://github.com/mission-apprentissage)",
    key=("siret",),
    rows=(5_500, 8_000),
    links=(Link("insee", "communes", "insee"),),
    columns=(
        Column("uai", "str", "UAI; several SIRETs may share one."),
        Column("siret", "str", "SIRET of the establishment."),
        Column("name", "str", "Legal name, as registered (capitals)."),
        Column("trade_name", "str", "Trade name; '' none."),
        Column("nature", "str", "responsable, formateur or responsable_formateur; '' unknown."),
        Column("departement", "str", "Département of the source."),
        Column(
            "insee", "str", "Commune, or arrondissement where the postal code says it; '' unknown."
        ),
        Column("lat", "float64", "Latitude, WGS 84 degrees; NaN unknown."),
        Column("lng", "float64", "Longitude, WGS 84 degrees; NaN unknown."),
        Column("point_source", "str", "site: geocoded; commune: its centroid; '' no point."),
        Column("address", "str", "Address with postal code and town."),
        Column("prepa", "bool", "True when it offers a prépa-apprentissage."),
    ),
    notes=(
        "No public table says which CFA teaches what.",
        "site points come from a geocoded sample and count only inside the CFA's own commune.",
        "Saint-Barthélemy and Saint-Martin (977, 978) have no commune in `communes`.",
        "Communes are resolved from the address (postal code and town), else from the town given.",
    ),
)

_COLUMNS = (
    "uai", "siret", "raison_sociale", "enseigne", "nature", "departement", "commune", "adresse",
    "prepa_apprentissage",
)  # fmt: skip
_NATURES = {
    "responsable": "responsable",
    "formateur": "formateur",
    "responsable_formateur": "responsable_formateur",
    "inconnue": "",
}


def read(folder: PublisherFolder, built: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Rows of `cfas`; refuses malformed or repeated SIRETs, malformed UAIs, unknown natures."""
    sheet = folder.csv("organismes-prepa-apprentissage.csv", _COLUMNS, separator=";")
    sheet.unique(["siret"])
    sheet.known("nature", sheet.text("nature"), _NATURES)
    rows = pd.DataFrame(
        {
            "uai": sheet.codes("uai", Uai),
            "siret": sheet.codes("siret", Siret),
            "name": sheet.text("raison_sociale"),
            "trade_name": sheet.text("enseigne"),
            "nature": sheet.text("nature").map(_NATURES),
            "departement": sheet.text("departement"),
            "insee": _communes(sheet, Places(built["communes"])),
            "address": sheet.text("adresse"),
            "prepa": sheet.text("prepa_apprentissage") == "X",
        }
    )
    return rows.join(points(rows, folder, built["communes"]))


def _communes(sheet: Sheet, places: Places) -> pd.Series:
    """Commune of each address, else of the source's town, which may be the head office's."""
    # The last five digits of an address are the postal code, and the town follows.
    ending = sheet.text("adresse").str.extract(r".*\b(\d{5})\b(.*)$").fillna("")
    columns = (ending[1], ending[0], sheet.text("commune"), sheet.text("departement"))
    found = [
        _first_sure(places.find(town, postcode), places.find(other_town, postcode, departement))
        for town, postcode, other_town, departement in zip(*columns, strict=True)
    ]
    return pd.Series(found, index=sheet.frame.index, dtype="str")


def _first_sure(*found: Found) -> str:
    return next((insee for insee in found if isinstance(insee, str)), "")
