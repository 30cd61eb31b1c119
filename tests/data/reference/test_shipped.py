from datetime import date

import pandas as pd
import pytest

from data.reference import TABLES, commune_totals, load, load_paper
from data.reference.shipped import FOLDER
from data.reference.status import status
from models.codes import CfdCode, InseeCode, NafCode, RncpCode, RomeCode, Siret, Uai
from models.errors import NotFound


@pytest.fixture(scope="module")
def communes() -> pd.DataFrame:
    return load("communes").set_index("insee")


def test_all_tables_together_stay_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 4_000_000


def test_a_caller_cannot_change_what_the_next_one_reads() -> None:
    mine = load("trades")
    mine.loc[0, "label"] = "changed"
    assert load("trades").loc[0, "label"] != "changed"


def test_an_unknown_table_is_said_to_be_unknown() -> None:
    with pytest.raises(NotFound, match="inconnue"):
        load("inconnue")
    with pytest.raises(NotFound):
        load_paper("inconnue")


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_the_rows_and_columns_of_its_paper(name: str) -> None:
    rows, said = load(name), load_paper(name)
    assert len(rows) == said.rows
    assert {c: str(t) for c, t in rows.dtypes.items()} == {
        column["name"]: column["dtype"] for column in said.columns
    }
    assert said.publisher
    assert said.licence in ("Licence Ouverte 2.0", "MIT")
    assert all(len(given.sha256) == 64 for given in said.inputs)


@pytest.mark.parametrize("name", TABLES)
def test_text_is_never_na(name: str) -> None:
    assert not load(name).select_dtypes("str").isna().any().any()


@pytest.mark.parametrize(
    ("table", "column", "code"),
    [
        ("communes", "insee", InseeCode),
        ("trades", "rome", RomeCode),
        ("titles", "rome4", RomeCode),
        ("naf", "naf", NafCode),
        ("qualifications", "rncp", RncpCode),
        ("apprenticeship_codes", "cfd", CfdCode),
        ("cfas", "siret", Siret),
        ("cfas", "uai", Uai),
        ("cfa_outcomes", "uai", Uai),
    ],
)
def test_codes_are_in_their_normal_form(table: str, column: str, code: type[str]) -> None:
    cells = load(table)[column].drop_duplicates()
    assert [code(cell) for cell in cells if cell] == [cell for cell in cells if cell]


def test_le_mans_is_72181(communes: pd.DataFrame) -> None:
    le_mans = communes.loc["72181"]
    assert le_mans["name"] == "Le Mans"
    assert le_mans["name_key"] == "LE MANS"
    assert le_mans["postcodes"] == "72000|72100"
    assert le_mans["population"] == 145_004
    assert (le_mans["departement"], le_mans["region"]) == ("72", "52")
    assert (round(le_mans["lat"], 2), round(le_mans["lng"], 2)) == (47.98, 0.20)


def test_there_are_45_arrondissements_of_three_cities(communes: pd.DataFrame) -> None:
    arrondissements = communes[communes["kind"] == "arrondissement"]
    assert arrondissements["parent_insee"].value_counts().to_dict() == {
        "75056": 20,
        "13055": 16,
        "69123": 9,
    }
    assert (communes.loc[communes["kind"] == "commune", "parent_insee"] == "").all()


def test_totals_count_the_people_of_paris_once(communes: pd.DataFrame) -> None:
    totals = commune_totals()
    assert len(totals) == 34_934
    twenty = communes.loc[communes["parent_insee"] == "75056", "population"].sum()
    assert abs(twenty - communes.loc["75056", "population"]) < 10
    difference = communes["population"].sum() - totals["population"].sum()
    arrondissements = communes["kind"] == "arrondissement"
    assert difference == communes.loc[arrondissements, "population"].sum()


def test_zero_people_is_said_of_the_six_destroyed_villages_only(communes: pd.DataFrame) -> None:
    assert set(communes.index[communes["population"] == 0]) == {
        "55039", "55050", "55139", "55189", "55239", "55307",
    }  # fmt: skip
    unknown = communes[communes["population"].isna()]
    assert set(unknown["departement"]) == {"976"}
    assert len(unknown) == 17


def test_three_re_established_communes_have_no_point(communes: pd.DataFrame) -> None:
    assert set(communes.index[communes["lat"].isna()]) == {"60694", "85165", "85212"}


def test_532_trades_stand_in_14_great_domains() -> None:
    trades = load("trades").set_index("rome")
    assert len(trades) == 532
    assert trades["great_domain_code"].nunique() == 14
    assert trades.loc["D1104", "label"] == "Pâtisserie, confiserie, chocolaterie et glacerie"
    assert trades.loc["D1104", "domain_code"] == "D11"
    assert not (trades["label"] == "").any()


def test_titles_lead_to_their_trade() -> None:
    titles = load("titles")
    assert len(titles) == 13_120
    assert titles["rarely_used"].sum() == 199
    assert titles.set_index("title").loc["Boulanger / Boulangère", "rome"] == "D1102"


def test_relations_hires_and_rates_have_their_published_sizes() -> None:
    assert load("related_trades")["relation"].value_counts().to_dict() == {
        "evolution": 2_224,
        "close": 1_784,
    }
    hires = load("naf_rome_hires")
    assert len(hires) == 5_071
    assert len(set(load("trades")["rome"]) - set(hires["rome"])) == 15
    assert len(load("rupture_rates")) == 35


def test_the_cap_patissier_is_open_to_apprentices() -> None:
    row = load("qualifications").set_index("title").loc["CAP pâtissier"]
    assert (row["level"], row["rncp"], row["cfd"], row["romes"]) == (
        3, "RNCP38765", "50022141", "D1104",
    )  # fmt: skip
    assert bool(row["apprenticeship"])
    assert bool(row["active"])


def test_open_and_active_apprenticeship_codes_reach_a_trade() -> None:
    codes = load("apprenticeship_codes")
    usable = codes[codes["open"] & codes["active"]]
    assert len(codes) == 6_822
    assert (usable["romes"] != "").mean() > 0.968


def test_nearly_every_cfa_has_a_commune_and_a_point() -> None:
    cfas = load("cfas")
    assert (cfas["insee"] != "").mean() > 0.998
    assert cfas["prepa"].sum() == 76
    assert (cfas["point_source"] == "site").sum() > 500
    assert cfas.loc[cfas["point_source"] != "", ["lat", "lng"]].notna().all().all()


def test_81_per_cent_of_the_last_cohort_is_among_the_cfas() -> None:
    outcomes = load("cfa_outcomes")
    last = outcomes[outcomes["cohort"] == "2023-2024"]
    assert round(last["uai"].isin(load("cfas")["uai"]).mean(), 2) == 0.81


def test_missions_locales_leave_out_the_test_rows() -> None:
    rows = load("missions_locales").set_index("id")
    assert len(rows) == 448
    assert not {"99994S00", "65441S00"} & set(rows.index)
    assert rows.loc["50383S00", "insee"] == "50129"
    assert rows.loc["99999S00", "insee"] == "77390"
    assert set(rows.index[rows["insee"] == ""]) == {"97600S00", "97801S00"}


def test_status_tells_age_in_days_or_that_it_is_unknown() -> None:
    rows = {row.table: row for row in status(date(2024, 1, 31))}
    assert list(rows) == list(TABLES)
    assert rows["communes"].age_days == 30
    assert rows["communes"].rows == 34_979
    assert rows["titles"].date is None
    assert rows["titles"].age_days is None
