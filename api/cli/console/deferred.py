"""How does a command stay unread until somebody asks for it?

What ranks brings pandas and a compiler: seconds that neither help nor another command should wait
for. Until it is run the list knows a command's name, its sentence and the module that holds it.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple

import typer

from api.cli.console.collector import modules_read
from api.cli.console.french_typer import FrenchCommand, FrenchGroup, FrenchTyper


class Held(NamedTuple):
    """Where a command is written, and the sentence that lists it."""

    module: str  # of `api.cli`
    sentence: str
    function: str = "app"  # or a group's `app`


class Deferred(FrenchCommand):
    """A command that is listed at once and read when it is run."""

    def __init__(self, name: str, held: Held) -> None:
        super().__init__(name, help=held.sentence)
        self._held = held

    def make_context(self, *asked: Any, **options: Any) -> Any:
        """The context of the command itself, which it then runs in."""
        return self.read().make_context(*asked, **options)

    @property
    def commands(self) -> Mapping[str, Any]:
        """Commands of a group; none of a command."""
        return getattr(self.read(), "commands", {})

    def read(self) -> Any:
        """The command itself."""
        with modules_read():
            module = import_module(f"api.cli.{self._held.module}")
        found = getattr(module, self._held.function)
        if not isinstance(found, typer.Typer):
            function, found = found, FrenchTyper()
            found.command(self.name)(function)
        command = typer.main.get_command(found)
        command.name = self.name
        return command


class DeferredGroup(FrenchGroup):
    """A group whose commands are read when they are run; a class of its own names them."""

    held: Mapping[str, Held] = {}

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        for name, held in self.held.items():
            self.add_command(Deferred(name, held))
