"""`passerelle reseal`, on the demo, after its key changed."""

from pathlib import Path

import pytest

from api.services.open_store import KEY_FILE

NEW = "n" * 43


@pytest.fixture
def rotated(monkeypatch, demo_settings, passerelle):
    """Runs a command on the demo once these keys are given; KEY stands for the demo's own."""
    database = Path(demo_settings.database_url.removeprefix("sqlite:///"))
    own = database.with_name(KEY_FILE).read_text("ascii").strip()

    def run(keys, *words):
        monkeypatch.setenv("PASSERELLE_SECRET_KEY", keys.replace("KEY", own))
        return passerelle(*words, on=demo_settings)

    return run


def test_a_change_of_key_is_finished_and_the_old_one_goes(rotated):
    told = rotated(f"{NEW},KEY", "reseal", "--dry-run")
    assert told.exit_code == 0, told.output
    assert "identités : 400, sous la première clé 0 déjà, 400 à passer." in told.stdout
    told = rotated(f"{NEW},KEY", "reseal")
    assert told.exit_code == 0, told.output
    assert "identités : 400, sous la première clé 0 déjà, 400 à l'instant." in told.stdout
    assert "retirez l'ancienne" in told.stdout
    told = rotated(NEW, "reseal")
    assert told.exit_code == 0, told.output
    assert "Une seule clé est donnée, et elle ouvre tout." in told.stdout


def test_a_key_removed_too_early_is_said_with_its_remedy(rotated):
    told = rotated(NEW, "reseal")
    assert told.exit_code == 1
    assert "400 que rien n'ouvre" in told.stdout
    assert "Aucune des clés données n'ouvre : identités : " in told.stderr
    assert "et 390 autres" in told.stderr
    assert NEW not in told.output
    assert rotated("KEY", "reseal").exit_code == 0
