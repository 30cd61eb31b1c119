"""How does a closed list take one more word, without a row being touched?

Frozen: shipped steps call this, so it is never edited; a later need gets its own file.
"""

from collections.abc import Sequence

from alembic import op


def change_words(table: str, column: str, before: Sequence[str], after: Sequence[str]) -> None:
    """The column's named check takes the words `after` instead of `before`."""
    name = f"ck_{table}_{column}"
    if op.get_bind().dialect.name == "sqlite":
        _rewrite(table, _condition(column, before), _condition(column, after))
        return
    op.drop_constraint(op.f(name), table, type_="check")
    op.create_check_constraint(op.f(name), table, _condition(column, after))


def _condition(column: str, words: Sequence[str]) -> str:
    return f"{column} IN ({', '.join(repr(word) for word in words)})"


def _rewrite(table: str, old: str, new: str) -> None:
    # Making the table anew would delete what refers to it: foreign keys cannot be held off inside
    # a transaction. SQLite documents this way for changes that touch no stored row
    # (https://sqlite.org/lang_altertable.html, "other kinds of table schema changes").
    connection = op.get_bind()
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    changed = connection.exec_driver_sql(
        "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) "
        "WHERE type = 'table' AND name = ? AND instr(sql, ?) > 0",
        (old, new, table, old),
    )
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")
    if changed.rowcount != 1:
        raise RuntimeError(f"{table}: no check reads {old}")
