"""Is the version told without Alembic the one that Alembic tells?"""

from pathlib import Path

import pytest
from alembic.migration import MigrationContext
from sqlalchemy import Engine, text

from models.store import version
from models.store.engine import make_engine
from models.store.schema import all_revisions, upgrade
from models.store.version import current_revision, head_revision, is_newest


def test_the_newest_by_its_files_is_the_last_step_of_the_migrations() -> None:
    assert head_revision() == all_revisions()[-1]


def test_a_database_is_at_the_version_that_alembic_says(engine: Engine) -> None:
    with engine.connect() as connection:
        said = MigrationContext.configure(connection).get_current_revision()
    assert current_revision(engine) == said == head_revision()
    assert is_newest(engine)


def test_an_older_schema_and_an_empty_one_are_not_the_newest(empty_database_url: str) -> None:
    engine = make_engine(empty_database_url)
    assert current_revision(engine) is None
    assert not is_newest(engine)
    upgrade(engine, all_revisions()[-2])
    assert current_revision(engine) == all_revisions()[-2]
    assert not is_newest(engine)
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
    assert current_revision(engine) is None
    engine.dispose()


def test_a_package_without_migrations_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(version, "MIGRATIONS", tmp_path)
    head_revision.cache_clear()
    try:
        with pytest.raises(RuntimeError, match="no migration"):
            head_revision()
    finally:
        head_revision.cache_clear()
