"""How does the command line speak French? Help, mistakes and errors, each in one clear line.

An error is written on the error stream and ends the command: 1 when the project refuses, 2 when
the command was mistyped, 130 when it was interrupted. No traceback shows, since a traceback could
show somebody's data.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

import typer
from rich.markup import escape
from typer.core import TyperCommand, TyperGroup

from api.cli.console.french_mistakes import in_french
from api.cli.console.terminal import errors_console
from models.errors import PasserelleError

INTERRUPTED = 130
_HELP = "Afficher cette aide."
_WORDS: Final = {
    "COMMANDS_PANEL_TITLE": "Commandes",
    "DEFAULT_STRING": "[par défaut : {}]",
    "REQUIRED_LONG_STRING": "[obligatoire]",
}


class FrenchCommand(TyperCommand):
    """A command whose help is in French."""

    def get_help_option(self, ctx: Any) -> Any:
        """The help option, its sentence in French."""
        return _spoken(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help."""
        _speak_french()
        super().format_help(ctx, formatter)


class FrenchGroup(TyperGroup):
    """A group of commands that says every error in one French line."""

    def get_help_option(self, ctx: Any) -> Any:
        """The help option, its sentence in French."""
        return _spoken(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help."""
        _speak_french()
        super().format_help(ctx, formatter)

    def main(self, *args: Any, **options: Any) -> Any:
        """Run the command; when it stands alone, end the process with its exit code."""
        run = super().main
        if not options.pop("standalone_mode", True):
            return run(*args, **{**options, "standalone_mode": False})
        sys.exit(_exit_code(lambda: run(*args, **{**options, "standalone_mode": False})))


class FrenchTyper(typer.Typer):
    """A group of commands: French, without shell completion or boxed tracebacks."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            add_completion=False,
            pretty_exceptions_enable=False,
            no_args_is_help=True,
            subcommand_metavar="COMMANDE …",
            options_metavar="[OPTIONS]",
            rich_markup_mode="rich",
            **{"cls": FrenchGroup, **options},
        )

    def command(self, *args: Any, **options: Any) -> Callable[[Any], Any]:
        """A command of this group, in French."""
        return super().command(*args, **{"cls": FrenchCommand, **options})


def _speak_french() -> None:
    # Rich's Markdown and highlighting come with it: what shows no help need not wait for them.
    help_printed = import_module("typer.rich_utils")
    for name, words in _WORDS.items():
        setattr(help_printed, name, words)


def _spoken(option: Any) -> Any:
    if option is not None:
        option.help = _HELP
    return option


def _exit_code(run: Callable[[], Any]) -> int:
    try:
        code = run()
    except typer.TyperException as mistake:
        return _mistyped(mistake)
    except PasserelleError as error:
        _say(str(error))
        return 1
    except typer.Abort:
        _say("Abandonné : rien n'a été fait.")
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    return code if isinstance(code, int) else 0


def _mistyped(mistake: typer.TyperException) -> int:
    # Without a command, the "mistake" is the help text itself, already shown.
    if type(mistake).__name__ != "NoArgsIsHelpError":
        _say(in_french(mistake.format_message()))
    return mistake.exit_code


def _say(sentence: str) -> None:
    line = " ".join(sentence.split())
    errors_console().print(f"[bold red]Erreur[/] : {escape(line)}", soft_wrap=True)
