"""`passerelle reference`: papers shown, broken inputs refused."""

import pytest

from api.services.reference.build_reference import TABLES_TO_BUILD


def test_status_names_publisher_licence_rows_and_age(passerelle):
    told = passerelle("reference", "status", "--today", "2026-11-22")
    assert told.exit_code == 0, told.output
    for words in ("communes", "Insee", "Licence Ouverte", "France Travail", "jours"):
        assert words in told.stdout
    assert "22/11/2026" in told.stdout


def test_rules_are_told_with_their_word_and_those_that_end_are_named(passerelle):
    told = passerelle("reference", "rules", "--today", "2026-11-26")
    assert told.exit_code == 0, told.output
    whole = " ".join(told.stdout.split())
    assert "age_too_young" in whole
    assert "employer_aid (dernier jour : 31/12/2026)" in whole
    assert "sans vérification" not in whole


def test_rules_unchecked_for_six_months_are_warned_about(passerelle):
    # domain.md, design consequence: a warning when checked_on is over six months old.
    eve = passerelle("reference", "rules", "--to-check", "--today", "2027-05-22")
    assert "Aucune règle à vérifier." in eve.stdout
    told = passerelle("reference", "rules", "--to-check", "--today", "2027-05-23")
    assert "sans vérification depuis plus de six mois" in " ".join(told.stdout.split())
    assert "smic" in told.stdout
    also = passerelle("reference", "status", "--today", "2027-05-23")
    assert "sans vérification depuis plus de six mois" in " ".join(also.stdout.split())


def test_a_folder_that_does_not_exist_is_refused(passerelle, tmp_path):
    told = passerelle("reference", "build", "--from", str(tmp_path / "absent"))
    assert told.exit_code == 1
    assert "dossier introuvable" in told.stderr


def test_a_folder_without_the_files_leaves_the_target_alone(passerelle, tmp_path):
    target = tmp_path / "tables"
    target.mkdir()
    (target / "kept").touch()
    told = passerelle("reference", "build", "--from", str(tmp_path), "--to", str(target))
    assert told.exit_code == 1
    assert "fichier absent du dossier donné" in told.stderr
    assert [path.name for path in target.iterdir()] == ["kept"]


@pytest.mark.shared
def test_the_publishers_files_are_built_into_the_folder_asked_for(
    passerelle, shared_data, tmp_path
):
    target = tmp_path / "tables"
    told = passerelle("reference", "build", "--from", str(shared_data), "--to", str(target))
    assert told.exit_code == 0, told.output
    assert f"{TABLES_TO_BUILD} tables construites" in told.stdout
    assert len(list(target.glob("*.parquet"))) == TABLES_TO_BUILD
