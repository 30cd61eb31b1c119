"""`passerelle settings`: what can be set, and what is in force?"""

from rich.table import Table

from api.cli.console.terminal import console
from api.settings import read_settings


def show_settings() -> None:
    """Les réglages, leur valeur et leur rôle ; les secrets ne s'affichent pas."""
    table = Table()
    for heading in ("Variable", "Valeur", "Rôle"):
        table.add_column(heading, overflow="fold")
    for variable, value, role in read_settings().describe():
        table.add_row(variable, value, role)
    console().print(table)
