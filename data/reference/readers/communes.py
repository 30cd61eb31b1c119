"""Where do people and firms live? Communes of the COG 2024, arrondissements beside their city."""

import pandas as pd

from data.reference.place_names import place_key
from data.reference.publisher_files import PublisherFolder
from data.reference.table import Column, Link, Table
from models.codes import InseeCode

TABLE = Table(
    name="communes",
    title="Communes de France (Code officiel géographique 2024)",
    publisher="Insee ; La Poste",
    licence="Licence Ouverte 2.0",
    origin="https://www.insee.fr/fr/information/7766585",
    key=("insee",),
    rows=(34_900, 35_100),
    links=(Link("parent_insee", "communes", "insee"),),
    columns=(
        Column("insee", "str", "Insee code of the commune (never a postal code)."),
        Column("name", "str", "Name with its article, as written by Insee."),
        Column("name_key", "str", "Name for comparison: uppercase, no accents or signs."),
        Column("postcodes", "str", "Postal codes, joined by a vertical bar."),
        Column("departement", "str", "Département code (2A and 2B for Corsica, 971–976 overseas)."),
        Column("region", "str", "Insee code of the region."),
        Column("lat", "float64", "Latitude of the centroid, WGS 84 degrees; NaN unknown."),
        Column("lng", "float64", "Longitude of the centroid, WGS 84 degrees; NaN unknown."),
        Column("area_km2", "float32", "Area in square kilometres; NaN unknown."),
        Column(
            "population", "Int32", "Inhabitants in 2021; <NA> unknown (see notes for the zeros)."
        ),
        Column("kind", "str", "commune, or arrondissement of Paris, Lyon or Marseille."),
        Column("parent_insee", "str", "City of an arrondissement; '' for a commune."),
        Column("urban_unit", "str", "Urban unit 2020 (UU2020); a code ending in 000 is rural."),
        Column("attraction_area", "str", "Attraction area 2020 (AAV2020); 000 is outside any."),
        Column("employment_zone", "str", "Employment zone 2020 (ZE2020)."),
        Column("rural_class", "str", "Proxy from urban unit and attraction area; '' unknown."),
    ),
    notes=(
        "Arrondissement rows repeat their city's inhabitants: commune_totals() leaves them out.",
        "Population 0 is true for six villages of the Meuse destroyed in 1916 and never rebuilt.",
        "The source also writes 0 for the 17 communes of Mayotte: unknown, stored as <NA>.",
        "Three communes re-established in 2024 have no centroid, urban unit or rural class.",
        "rural_class is a proxy, not Insee's official density grid.",
    ),
)

# "Mort pour la France" villages that remain communes without inhabitants (Insee, legal
# populations 2021: zero; each is run by a commission and not by a council, law of 18 April 1919).
DESTROYED_VILLAGES = frozenset({"55039", "55050", "55139", "55189", "55239", "55307"})

_KINDS = {"COM": "commune", "ARM": "arrondissement"}
_COLUMNS = (
    "insee_com", "commune_type", "insee_parente", "commune_article", "codes_postaux", "insee_dep",
    "insee_reg", "lat", "lng", "superficie_km2", "population_2021", "UU2020", "AAV2020", "ZE2020",
    "classe_rural_proxy",
)  # fmt: skip


def read(folder: PublisherFolder, built: dict[str, pd.DataFrame]) -> pd.DataFrame:  # noqa: ARG001 -- all readers share one form
    """Rows of `communes`; refuses a repeated or malformed code, or an unknown city."""
    sheet = folder.csv("communes.csv", _COLUMNS)
    sheet.unique(["insee_com"])
    insee = sheet.codes("insee_com", InseeCode)
    parent = sheet.codes("insee_parente", InseeCode, optional=True)
    sheet.known("insee_parente", parent, set(insee))
    sheet.known("commune_type", sheet.text("commune_type"), _KINDS)
    population = sheet.numbers("population_2021").astype("Int32")
    name = sheet.text("commune_article")
    return pd.DataFrame(
        {
            "insee": insee,
            "name": name,
            "name_key": name.map(place_key),
            "postcodes": sheet.text("codes_postaux"),
            "departement": sheet.text("insee_dep"),
            "region": sheet.text("insee_reg"),
            "lat": sheet.numbers("lat").round(5),
            "lng": sheet.numbers("lng").round(5),
            "area_km2": sheet.numbers("superficie_km2").round(2),
            "population": population.mask((population == 0) & ~insee.isin(DESTROYED_VILLAGES)),
            "kind": sheet.text("commune_type").map(_KINDS),
            # The source gives Paris, Lyon and Marseille themselves as parents: no arrondissement.
            "parent_insee": parent.where(parent != insee, ""),
            "urban_unit": sheet.text("UU2020"),
            "attraction_area": sheet.text("AAV2020"),
            "employment_zone": sheet.text("ZE2020"),
            "rural_class": sheet.text("classe_rural_proxy"),
        }
    )
