"""What Alembic runs for every step: on the connection `models.store.schema` hands over."""

from alembic import context
from sqlalchemy import Connection

from models.tables import Base


def run(connection: Connection) -> None:
    """Run the steps asked for inside the caller's transaction, so a failure leaves nothing."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        # SQLite rolls DDL back too, since the engine begins transactions itself.
        transactional_ddl=True,
        render_as_batch=connection.dialect.name == "sqlite",
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
