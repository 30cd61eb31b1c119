"""`passerelle purge`, five years after the demo's day: much is past its period."""

from sqlalchemy import func, select

from models.tables import YoungPerson

LATER = "2031-11-22"


def _people(store):
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(YoungPerson))


def test_a_dry_run_tells_and_changes_nothing(passerelle, demo_settings, demo_store):
    before = _people(demo_store)
    told = passerelle("purge", "--dry-run", "--today", LATER, on=demo_settings)
    assert told.exit_code == 0, told.output
    assert "rien n'est supprimé (22/11/2031)" in told.stdout
    assert "jeunes oubliés" in told.stdout
    assert "(s)" not in told.stdout
    assert _people(demo_store) == before


def test_a_purge_deletes_what_its_dry_run_told(passerelle, demo_settings, demo_store):
    told = passerelle("purge", "--dry-run", "--today", LATER, on=demo_settings)
    done = passerelle("purge", "--yes", "--today", LATER, on=demo_settings)
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[1:] == told.stdout.splitlines()[1:]
    assert _people(demo_store) < 400


def test_a_day_to_come_is_asked_about_and_no_means_no(passerelle, demo_settings, demo_store):
    before = _people(demo_store)
    told = passerelle("purge", "--today", "2100-01-01", on=demo_settings, typed="n\n")
    assert told.exit_code == 1
    assert "Abandonné" in told.stderr
    assert "01/01/2100" in told.output
    assert _people(demo_store) == before


def test_today_is_not_asked_about(passerelle, demo_settings):
    assert passerelle("purge", on=demo_settings).exit_code == 0
