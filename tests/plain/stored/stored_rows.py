"""Was anything written? Every table's number of rows, before and after."""

from sqlalchemy import func, select

from models.tables import Base


def rows_by_table(app, but=()):
    """Rows of each table but those named."""
    with app.state.access.store.reading() as session:
        return {
            table.name: session.scalar(select(func.count()).select_from(table))
            for table in Base.metadata.sorted_tables
            if table.name not in but
        }
