"""Are commands listed without being read, and run as if they had been?"""

import subprocess
import sys

import pytest
import typer

from api.cli.main import COMMANDS, app

# What takes long to import, and no list of commands needs.
HEAVY = ("pandas", "numba", "sklearn", "scipy", "sqlalchemy", "fastapi")


@pytest.fixture(scope="module")
def listed() -> dict[str, typer.core.TyperCommand]:
    return typer.main.get_command(app).commands


@pytest.mark.parametrize("name", COMMANDS)
def test_the_sentence_in_the_list_is_the_commands_own(listed, name):
    command = listed[name].read()
    assert command.help.split("\n")[0] == listed[name].help
    assert command.name == name


def test_a_group_shows_its_commands_and_a_command_has_none(listed):
    assert set(listed["reference"].commands) == {"build", "rules", "status"}
    assert listed["rank"].commands == {}


@pytest.mark.parametrize("words", [["--help"], [], ["rnk"]], ids=str)
def test_nothing_heavy_is_imported_to_list_commands_or_refuse_one(words):
    told = _imported_by(words)
    assert not told & set(HEAVY)


def test_ranking_waits_for_no_library_that_it_does_not_use():
    told = _imported_by(["rank", "--help"])
    assert {"pandas", "numba"} <= told
    assert not told & {"sklearn", "fastapi", "openpyxl", "alembic"}


def test_what_shows_no_help_does_not_wait_for_what_prints_it():
    assert "markdown_it" in _imported_by(["--help"])
    assert "markdown_it" not in _imported_by(["rnk"])


def _imported_by(words: list[str]) -> set[str]:
    """Packages that a process of its own has imported when the command has ended."""
    code = (
        "import atexit, sys; from api.cli.main import app; "
        "atexit.register(lambda: print('imported:', *{m.split('.')[0] for m in sys.modules})); "
        "app(sys.argv[1:])"
    )
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True)
    return set(done.stdout.rpartition("imported:")[2].split())
