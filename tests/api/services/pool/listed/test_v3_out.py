"""A pool that leaves in the v3 form comes in again alike; what is not the reader's stays behind."""

import json
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from api.services.imports.request import ImportRequest, ImportTools
from api.services.imports.v3.feed import V3_SOURCE, import_v3
from api.services.pool.listed.v3_out import pool_as_v3
from api.services.viewer import viewer_of
from models.enums import OfferKind, OfferStatus, Role, Visibility
from models.errors import RightMissing
from models.store.engine import make_engine, make_sessions
from models.store.schema import upgrade
from models.tables import Offer

CASES = "tests/cases/v3"
OFFICER = viewer_of("off-a", Role.EMPLOYER_OFFICER, "a", "A")
_NOT_OF_THE_FEED = {"updated_at", "imported_at", "news_on", "employer_id"}


@pytest.fixture
def land(sessions, sealer, tmp_path, pytestconfig):
    tools = ImportTools(sessions, sealer, date(2026, 11, 22), datetime(2026, 11, 22, tzinfo=UTC))

    def land(document):
        if isinstance(document, str):
            path = pytestconfig.rootpath / CASES / document
        else:
            path = tmp_path / "sorti.json"
            path.write_text(json.dumps(document), "utf-8")
        return import_v3(tools, ImportRequest("v3", path, V3_SOURCE))

    return land


def _offers(sessions):
    with sessions() as session:
        rows = session.execute(select(Offer.__table__).order_by(Offer.id)).mappings().all()
        return [{k: v for k, v in row.items() if k not in _NOT_OF_THE_FEED} for row in rows]


@pytest.mark.parametrize("file", ["places.json", "traps.json"])
def test_what_leaves_comes_in_again_alike(land, sessions, file):
    land(file)
    before = _offers(sessions)
    with sessions() as session:
        document = pool_as_v3(session, OFFICER)
    drafts = sum(row["status"] is OfferStatus.DRAFT for row in before)
    assert len(document["jobs"]) == sum(row["same_as"] is None for row in before) - drafts
    again = land(document)
    assert (again.added, again.updated) == (0, 0)
    assert _offers(sessions) == before
    with sessions() as session:
        assert pool_as_v3(session, OFFICER) == document


def test_what_is_not_the_readers_to_tell_stays_behind_and_is_counted(land, sessions):
    land("places.json")
    with sessions.begin() as session:
        first, second, *_ = session.scalars(select(Offer).order_by(Offer.id))
        first.visibility = Visibility.ANNOUNCED
        second.kind = OfferKind.PMSMP
    with sessions() as session:
        document = pool_as_v3(session, OFFICER)
    assert len(document["jobs"]) == len(_offers(sessions)) - 2
    assert document["warnings"][0]["message"].startswith("2 offres hors")
    with pytest.raises(RightMissing), sessions() as session:
        pool_as_v3(session, viewer_of("adm", Role.ADMINISTRATOR, "a", "A"))


@pytest.mark.parametrize("file", ["places.json", "traps.json"])
def test_it_enters_an_empty_store_and_leaves_it_alike(land, sessions, sealer, tmp_path, file):
    land(file)
    with sessions() as session:
        first = pool_as_v3(session, OFFICER)
    assert first["jobs"]
    elsewhere = make_engine(f"sqlite:///{tmp_path / 'elsewhere.sqlite'}")
    upgrade(elsewhere)
    others = make_sessions(elsewhere)
    path = tmp_path / "first.json"
    path.write_text(json.dumps(first), "utf-8")
    tools = ImportTools(others, sealer, date(2026, 11, 22), datetime(2026, 11, 22, tzinfo=UTC))
    import_v3(tools, ImportRequest("v3", path, V3_SOURCE))
    with others() as session:
        again = pool_as_v3(session, OFFICER)
    elsewhere.dispose()
    assert _by_number(again["jobs"]) == _by_number(first["jobs"])


def _by_number(jobs):
    return sorted(jobs, key=lambda job: str(job["identifier"]))
