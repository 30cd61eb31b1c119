"""Where on the map does a CFA stand? Its geocoded site when the sample has it, else its commune."""

import pandas as pd
from rapidfuzz import fuzz

from data.reference.publisher_files import PublisherFolder
from models.codes import InseeCode, Siret, Uai

_COLUMNS = ("siret", "uai", "adresse", "code_insee", "lon", "lat")
_SAMPLE = "cfa_training_sites_with_coords_sample.csv"


def points(cfas: pd.DataFrame, folder: PublisherFolder, communes: pd.DataFrame) -> pd.DataFrame:
    """`lat`, `lng` (degrees, NaN unknown) and `point_source`, aligned on the rows of `cfas`.

    `cfas` needs uai, siret, insee and address. Of several sites in its commune, a CFA takes the
    one whose address is most like its own.
    """
    centroid = communes.set_index("insee")[["lat", "lng"]].reindex(cfas["insee"])
    result = centroid.set_axis(cfas.index)
    result["point_source"] = result["lat"].notna().map({True: "commune", False: ""})
    best = _best_site(cfas, _sites(folder))
    result.loc[best.index, ["lat", "lng"]] = best[["lat", "lng"]]
    result.loc[best.index, "point_source"] = "site"
    return result


def _sites(folder: PublisherFolder) -> pd.DataFrame:
    sheet = folder.csv(_SAMPLE, _COLUMNS)
    return pd.DataFrame(
        {
            "siret": sheet.codes("siret", Siret),
            "uai": sheet.codes("uai", Uai, optional=True),
            "insee": sheet.codes("code_insee", InseeCode),
            "site": sheet.text("adresse"),
            "lat": sheet.numbers("lat", optional=False).round(5),
            "lng": sheet.numbers("lon", optional=False).round(5),
        }
    )


def _best_site(cfas: pd.DataFrame, sites: pd.DataFrame) -> pd.DataFrame:
    """One site per CFA that has any in its own commune; the index is that of `cfas`."""
    wanted = cfas[cfas["insee"] != ""].reset_index(names="line")
    by_siret = wanted.merge(sites.drop(columns="uai"), on=["siret", "insee"])
    by_uai = wanted.merge(sites[sites["uai"] != ""].drop(columns="siret"), on=["uai", "insee"])
    pairs = pd.concat([by_siret, by_uai])
    pairs["likeness"] = [
        fuzz.token_set_ratio(own.upper(), site.upper())
        for own, site in zip(pairs["address"], pairs["site"], strict=True)
    ]
    order = ["line", "likeness", "lat", "lng"]
    ranked = pairs.sort_values(order, ascending=[True, False, True, True])
    return ranked.drop_duplicates("line").set_index("line")
