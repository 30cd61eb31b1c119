"""`passerelle import`: a template filled in comes back as records."""

import json

import pytest

KINDS = ["young-people", "employers", "offers", "outcomes"]


def _template(passerelle, kind, file, *options):
    told = passerelle("import", "template", kind, "--output", str(file), *options)
    assert told.exit_code == 0, told.output
    return file


@pytest.mark.parametrize("kind", KINDS)
def test_the_printed_template_is_the_one_written(passerelle, kind, tmp_path):
    file = _template(passerelle, kind, tmp_path / "modele.csv")
    assert passerelle("import", "template", kind).stdout_bytes == file.read_bytes()


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_employers_of_a_template_land_once(passerelle, empty_settings, tmp_path, extension):
    file = tmp_path / f"employeurs.{extension}"
    _template(passerelle, "employers", file, "--format", extension)
    first = passerelle("import", "employers", str(file), on=empty_settings)
    assert first.exit_code == 0, first.output
    assert "2 ajouts" in first.stdout
    again = passerelle("import", "employers", str(file), on=empty_settings)
    assert "0 ajout" in again.stdout
    assert "2 inchangées" in again.stdout


@pytest.fixture
def half_broken(passerelle, tmp_path):
    file = _template(passerelle, "employers", tmp_path / "employeurs.csv")
    header, full, *_ = file.read_text(encoding="utf-8-sig").splitlines()
    broken = ";".join(
        "0" if "SIRET" in name else cell
        for name, cell in zip(header.split(";"), full.split(";"), strict=True)
    )
    file.write_text("\r\n".join([header, full, broken]) + "\r\n", encoding="utf-8-sig")
    return file


def test_bad_lines_go_to_the_report_and_good_ones_land(
    passerelle, empty_settings, half_broken, tmp_path
):
    report = tmp_path / "rapport.csv"
    told = passerelle(
        "import", "employers", str(half_broken), "--report", str(report), on=empty_settings
    )
    assert told.exit_code == 0, told.output
    assert "1 refusée" in told.stdout
    lines = report.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "Ligne;Colonne;Forme lue;À corriger"
    assert lines[1].startswith("3;SIRET;")


def test_strict_lands_nothing_and_says_so(passerelle, empty_settings, half_broken):
    told = passerelle("import", "employers", str(half_broken), "--strict", on=empty_settings)
    assert told.exit_code == 1
    assert "Rien n'a été importé (mode strict)" in told.stdout
    after = passerelle("import", "employers", str(half_broken), on=empty_settings)
    assert "1 ajout" in after.stdout


def test_an_empty_v3_feed_lands_nothing(passerelle, empty_settings, tmp_path):
    file = tmp_path / "flux.json"
    file.write_text(json.dumps({"jobs": [], "recruiters": [], "warnings": []}), encoding="utf-8")
    told = passerelle("import", "v3", str(file), "--today", "2026-11-22", on=empty_settings)
    assert told.exit_code == 0, told.output
    assert "0 ligne lue" in told.stdout


@pytest.mark.parametrize("kind", [*KINDS, "v3"])
def test_a_file_that_is_not_there_is_named(passerelle, empty_settings, kind):
    told = passerelle("import", kind, "absent.csv", on=empty_settings)
    assert told.exit_code == 1
    assert "absent.csv : fichier illisible" in told.stderr
    assert "No such file" not in told.stderr


def test_an_unknown_structure_is_refused(passerelle, demo_settings, tmp_path):
    file = _template(passerelle, "young-people", tmp_path / "jeunes.csv")
    told = passerelle(
        "import", "young-people", str(file), "--structure", "nulle-part", on=demo_settings
    )
    assert told.exit_code == 1
    assert "Structure introuvable : nulle-part" in told.stderr
