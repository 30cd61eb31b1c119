"""Do several territories give the same run here, in processes, and on a real Dask cluster?"""

import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from api.services.rematch.run.spread import PROCESSES, spread_over
from api.services.rematch.run.work import Workshop, work_on
from models.enums import RunScope
from models.errors import SettingsError
from models.tables import YoungPerson
from tests.api.services.rematch.conftest import suggested


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """Address of a Dask cluster on this machine, of two processes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from dask.distributed import LocalCluster

        with LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
        ) as cluster:
            yield cluster.scheduler_address


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("where", [PROCESSES, "dask"])
def test_wherever_territories_are_ranked_the_run_is_the_same(
    shop: Workshop, ask: Callable[..., str], where: str, request: pytest.FixtureRequest
) -> None:
    with shop.store.sessions.begin() as session:
        for key in ("ready-0", "ready-1"):
            session.get_one(YoungPerson, key).structure_id = "ml-a"
    address = request.getfixturevalue("scheduler") if where == "dask" else where
    found = []
    for spread in (None, address):
        run_id = ask(RunScope.ALL)
        assert work_on(replace(shop, spread=spread), run_id)
        with shop.store.reading() as session:
            found.append(suggested(session, run_id))
    assert found[0] == found[1]
    assert found[0]


def test_a_cluster_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.services.rematch.run.spread.PATIENCE", "1s")
    with pytest.raises(SettingsError, match="ne répond"), spread_over("tcp://127.0.0.1:9"):
        pass
