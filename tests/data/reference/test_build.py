"""The reference tables are built whole, with papers, the same bytes each time."""

import re
from pathlib import Path

import pandas as pd
import pytest

from data.reference import TABLES, load
from data.reference.build import build
from data.reference.catalogue import Entry
from data.reference.paper import read_paper
from data.reference.shipped import FOLDER, read_table

Catalogue = tuple[Entry, ...]
ROME = "unix_referentiel_code_rome_v999_utf8.csv"
TITLES = "unix_referentiel_appellation_v999_utf8.csv"
MOBILITY = "unix_rubrique_mobilite_v347_utf8.csv"


def test_every_table_is_written_beside_its_paper(built: Path) -> None:
    assert {path.name for path in built.iterdir()} == {
        f"{name}.{kind}" for name in TABLES for kind in ("parquet", "toml")
    }


def test_progress_names_each_table_and_its_rows(
    sources: Path, target: Path, small_catalogue: Catalogue
) -> None:
    heard: list[tuple[str, int]] = []
    papers = build(sources, target, lambda name, rows: heard.append((name, rows)), small_catalogue)
    assert heard == [(paper.table, paper.rows) for paper in papers]
    assert [name for name, _ in heard] == list(TABLES)


def test_the_same_files_give_the_same_bytes(
    sources: Path, built: Path, tmp_path: Path, small_catalogue: Catalogue
) -> None:
    again = tmp_path / "again"
    build(sources, again, catalogue=small_catalogue)
    for path in built.iterdir():
        assert path.read_bytes() == (again / path.name).read_bytes(), path.name


def test_the_paper_holds_input_hash_day_and_columns(built: Path) -> None:
    paper = read_paper(built / "apprenticeship_codes.toml")
    assert paper.inputs[0].file == "Kit_apprentissage_20250131.xlsx"
    assert re.fullmatch(r"[0-9a-f]{64}", paper.inputs[0].sha256)
    assert str(paper.date) == "2025-01-31"
    assert paper.rows == 3
    assert "romes" in {column["name"] for column in paper.columns}
    assert read_paper(built / "communes.toml").date is None


def test_communes_keep_unknown_apart_from_zero(built: Path) -> None:
    rows = read_table("communes", built).set_index("insee")
    assert rows.loc["55050", "population"] == 0
    assert rows.loc["97611", "population"] is pd.NA
    assert rows.loc["75112", "kind"] == "arrondissement"
    assert rows.loc["75112", "parent_insee"] == "75056"
    assert rows.loc["75056", "parent_insee"] == ""
    assert pd.isna(rows.loc["97611", "area_km2"])


def test_trades_take_the_rome_3_label_where_one_is_known(built: Path) -> None:
    labels = read_table("trades", built).set_index("rome")["label"]
    assert labels["D1102"] == "Boulangerie - viennoiserie"
    assert labels["D1104"] == "Pâtissier / Pâtissière"


def test_mobility_repeated_per_title_is_kept_once(built: Path) -> None:
    rows = read_table("related_trades", built)
    assert rows.to_numpy().tolist() == [
        ["D1102", "D1104", "close"],
        ["D1104", "D1102", "evolution"],
    ]


def test_qualifications_are_folded_and_opened_by_the_kit(built: Path) -> None:
    rows = read_table("qualifications", built).set_index("certif_id")
    assert list(rows.index) == ["106291", "200"]
    assert rows.loc["106291", "rncp"] == "RNCP38765"
    assert rows.loc["106291", "romes"] == "D1104"
    assert bool(rows.loc["106291", "apprenticeship"])
    assert rows.loc["200", "level"] == 4
    assert rows.loc["200", "romes"] == "D1104|D1102"
    assert not bool(rows.loc["200", "apprenticeship"])
    assert rows.loc["200", "last_session"] == 2027


def test_a_replaced_sheet_takes_the_trades_of_the_new_one(built: Path) -> None:
    rows = read_table("apprenticeship_codes", built).set_index("cfd")
    assert rows.loc["50022137", "romes"] == "D1104"
    assert not bool(rows.loc["50022137", "active"])
    assert rows.loc["46X33501", "romes"] == ""
    assert rows.loc["46X33501", "level"] is pd.NA
    assert not bool(rows.loc["46X33501", "open"])


def test_a_cfa_takes_the_likeliest_site_of_its_own_commune(built: Path) -> None:
    rows = read_table("cfas", built).set_index("siret")
    site, centroid, nowhere = rows.loc[["73282932000074", "35600000049837", "35600000000048"]].iloc
    assert (site["insee"], site["lat"], site["lng"]) == ("72181", 48.0, 0.2)
    assert (site["point_source"], bool(site["prepa"])) == ("site", True)
    # Its only geocoded site stands in another commune.
    assert (centroid["insee"], centroid["point_source"]) == ("72003", "commune")
    assert (centroid["lat"], centroid["nature"]) == (47.96, "")
    assert (nowhere["insee"], nowhere["point_source"]) == ("", "")
    assert pd.isna(nowhere["lat"])


def test_outcomes_leave_absent_rates_unknown(built: Path) -> None:
    rows = read_table("cfa_outcomes", built).set_index("cohort")
    assert rows.loc["2023-2024", "value_added_6m"] == 8
    assert pd.isna(rows.loc["2018-2019", "employed_6m_pct"])
    assert rows.loc["2018-2019", "interrupted_pct"] == 29.5


def test_test_rows_are_no_mission_locale(built: Path) -> None:
    rows = read_table("missions_locales", built).set_index("id")
    assert list(rows.index) == ["72181S00", "97801S00"]
    assert rows.loc["72181S00", "lat"] == 47.9819
    assert rows.loc["97801S00", "insee"] == ""


@pytest.mark.shared
def test_the_shipped_tables_are_those_of_the_publishers_files(
    shared_data: Path, tmp_path: Path
) -> None:
    build(shared_data, tmp_path / "tables")
    for name in TABLES:
        pd.testing.assert_frame_equal(read_table(name, tmp_path / "tables"), load(name))
        assert read_paper(tmp_path / "tables" / f"{name}.toml") == read_paper(
            FOLDER / f"{name}.toml"
        )
