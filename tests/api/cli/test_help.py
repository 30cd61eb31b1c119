"""Every command explains itself, in French."""

import pytest
import typer

from api.cli.main import app


def _paths(command, before=()):
    yield before
    for name, inner in getattr(command, "commands", {}).items():
        yield from _paths(inner, (*before, name))


@pytest.mark.parametrize("path", list(_paths(typer.main.get_command(app))), ids=" ".join)
def test_help_is_in_french(passerelle, path):
    told = passerelle(*path, "--help")
    assert told.exit_code == 0
    assert "Afficher cette aide." in told.stdout
    for english in ("Show this message", "Commands", "[required]", "[default"):
        assert english not in told.stdout


def test_without_a_command_the_help_is_shown(passerelle):
    told = passerelle()
    assert "rank" in told.output
    assert "Erreur" not in told.output
