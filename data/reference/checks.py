"""Is a built table what its declaration promises? Key, links and size."""

import pandas as pd

from data.reference.table import Table
from models.errors import BrokenInput


def check_table(
    table: Table, rows: pd.DataFrame, built: dict[str, pd.DataFrame], file: str
) -> None:
    """Refuse `rows` (already shaped) that break the declared key, bounds or links.

    `built` holds the tables made before this one. Raises BrokenInput naming `file` (the table's
    main input) and the column.
    """
    low, high = table.rows
    if not low <= len(rows) <= high:
        reason = (
            f"{len(rows)} lignes, attendu de {low} à {high} ; fichier coupé ou d'un autre jeu ?"
        )
        raise BrokenInput(file, reason)
    twice = rows.duplicated(list(table.key))
    if twice.any():
        raise BrokenInput(
            file, f"clé présente deux fois dans la table {table.name}.", None, table.key[0]
        )
    for link in table.links:
        target = rows if link.table == table.name else built[link.table]
        cells = rows[link.column].str.split("|").explode()
        unknown = ~cells.isin(target[link.target]) & (cells != "")
        if unknown.any():
            reason = f"{int(unknown.sum())} codes absents de la table {link.table}."
            raise BrokenInput(file, reason, None, link.column)
