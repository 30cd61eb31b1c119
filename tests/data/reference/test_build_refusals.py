"""A broken, cut, absent or doubled file is refused with its place, and the old tables stay."""

from pathlib import Path

import pytest
from sources.rewrite_source import rewrite

from data.reference.build import build
from data.reference.catalogue import Entry
from models.errors import BrokenInput

Catalogue = tuple[Entry, ...]
ROME = "unix_referentiel_code_rome_v999_utf8.csv"
TITLES = "unix_referentiel_appellation_v999_utf8.csv"
MOBILITY = "unix_rubrique_mobilite_v347_utf8.csv"


def refusal(sources: Path, target: Path, catalogue: Catalogue) -> BrokenInput:
    with pytest.raises(BrokenInput) as refused:
        build(sources, target, catalogue=catalogue)
    return refused.value


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "column"),
    [
        ("communes.csv", "72003,COM", "72181,COM", 3, "insee_com"),
        ("communes.csv", "72003,COM", "7200,COM", 3, "insee_com"),
        ("communes.csv", "75112,ARM,75056", "75112,ARM,13055", 7, "insee_parente"),
        ("communes.csv", "72003,COM", "72003,COMD", 3, "commune_type"),
        ("communes.csv", "insee_parente", "parent", 1, "insee_parente"),
        ("communes.csv", ",11000,", ",onze mille,", 3, "population_2021"),
        (ROME, '"D1104"\n', '"D1199"\n', 3, "code_rome_parent"),
        (ROME, '"D1105","3"', '"Z1105","3"', 4, "code_rome"),
        (TITLES, '"12007"', '"11573"', 3, "code_ogr"),
        (TITLES, '"D1105"', '"D1999"', 3, "code_rome"),
        (MOBILITY, "Evolution", "Autre", 4, "libelle_type_mobilite"),
        ("rome_naf_hirings_2021.csv", ",900", ",", 2, "hirings"),
        ("rome_naf_hirings_2021.csv", "4711B", "1071C", 3, "rome_id"),
        ("rome_naf_hirings_2021.csv", "4711B", "4711", 3, "naf_id"),
        ("certif_info.csv", "CAP pâtissier;", "CAP boulanger;", 3, "Code_Diplome"),
        ("certif_info.csv", ";955;", ";RS955;", 4, "Code_RNCP"),
        ("organismes-prepa-apprentissage.csv", "73282932000074", "73282932000075", 2, "siret"),
        ("organismes-prepa-apprentissage.csv", "0720004N", "0720004M", 3, "uai"),
        ("organismes-prepa-apprentissage.csv", "inconnue", "nouvelle", 3, "nature"),
        ("inserjeunes_cfa.csv", "cumul 2018-2019", "2018", 3, "Année"),
        ("dares_rupture_9mois_cited.csv", "29.3", "293", 3, "rate_pct"),
        ("missions_locales.csv", "52,72,72181", "52,,72181", 2, "code_departement"),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_with_its_place(
    sources: Path, target: Path, small_catalogue: Catalogue,
    file: str, old: str, new: str, line: int, column: str,
) -> None:  # fmt: skip
    rewrite(sources, file, old, new)
    refused = refusal(sources, target, small_catalogue)
    assert (refused.file, refused.line, refused.column) == (file, line, column)


def test_another_encoding_is_refused_at_its_line(
    sources: Path, target: Path, small_catalogue: Catalogue
) -> None:
    content = (sources / "certif_info.csv").read_text(encoding="utf-8")
    (sources / "certif_info.csv").write_bytes(content.replace("_Scolarité", "_X").encode("cp1252"))
    refused = refusal(sources, target, small_catalogue)
    assert (refused.file, refused.line) == ("certif_info.csv", 2)
    assert "UTF-8" in refused.reason


@pytest.mark.parametrize(("cut", "line"), [("11000,72701", 3), ('"Commerce, gén', 3)])
def test_a_cut_file_is_refused_at_the_cut(
    sources: Path, target: Path, small_catalogue: Catalogue, cut: str, line: int
) -> None:
    file = "communes.csv" if "72701" in cut else "rome_naf_hirings_2021.csv"
    content = (sources / file).read_text(encoding="utf-8")
    (sources / file).write_text(content[: content.index(cut) + len(cut)], encoding="utf-8")
    refused = refusal(sources, target, small_catalogue)
    assert (refused.file, refused.line) == (file, line)


def test_a_cut_workbook_and_an_absent_sheet_are_refused(
    sources: Path, target: Path, small_catalogue: Catalogue
) -> None:
    kit = sources / "Kit_apprentissage_20250131.xlsx"
    kit.write_bytes(kit.read_bytes()[:2000])
    assert "illisible" in refusal(sources, target, small_catalogue).reason


def test_an_absent_or_doubled_file_is_refused_by_name(
    sources: Path, target: Path, small_catalogue: Catalogue
) -> None:
    rome = sources / "unix_referentiel_code_rome_v999_utf8.csv"
    twin = sources / "unix_referentiel_code_rome_v998_utf8.csv"
    twin.write_bytes(rome.read_bytes())
    assert twin.name in refusal(sources, target, small_catalogue).reason
    twin.unlink()
    rome.unlink()
    assert "absent" in refusal(sources, target, small_catalogue).reason


def test_too_few_rows_are_refused_naming_the_file(sources: Path, target: Path) -> None:
    with pytest.raises(BrokenInput, match="6 lignes, attendu de 34900 à 35100") as refused:
        build(sources, target)
    assert refused.value.file == "communes.csv"


def test_a_failed_build_leaves_the_old_tables(
    sources: Path, built: Path, small_catalogue: Catalogue
) -> None:
    before = {path.name: path.read_bytes() for path in built.iterdir()}
    rewrite(sources, "missions_locales.csv", "72181S00", "97801S00")
    refusal(sources, built, small_catalogue)
    assert {path.name: path.read_bytes() for path in built.iterdir()} == before
    assert [path.name for path in built.parent.iterdir() if path.name.startswith(".")] == []


def test_a_new_build_replaces_every_old_file(
    sources: Path, built: Path, small_catalogue: Catalogue
) -> None:
    (built / "stale.parquet").write_bytes(b"old")
    build(sources, built, catalogue=small_catalogue)
    assert not (built / "stale.parquet").exists()
