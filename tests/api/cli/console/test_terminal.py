"""What commands write is what was read, word for word."""

import pytest

from api.cli.console.terminal import console, errors_console


def test_a_word_between_colons_is_no_drawing(capsys: pytest.CaptureFixture[str]) -> None:
    console().print("root:x:0, 8:00:00")
    errors_console().print("colonne :heart: absente", markup=False)
    written = capsys.readouterr()
    assert written.out == "root:x:0, 8:00:00\n"
    assert written.err == "colonne :heart: absente\n"
