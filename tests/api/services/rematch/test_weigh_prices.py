"""Who sets how much prices weigh, within which bounds, and what does a run over all advise?"""

from collections.abc import Callable

import pytest

from api.services.ranking.order.congestion import LEAST_REACHABLE, weight_of_prices
from api.services.rematch.run.work import Workshop, work_on
from api.services.rematch.weigh_prices import WeightOutOfBounds, prices_weighed, weigh_prices
from api.services.viewer import CONSOLE, viewer_of
from models.enums import Role, RunScope
from models.errors import RightMissing
from tests.api.services.rematch.conftest import NOON, TODAY

COORDINATOR = viewer_of("coco", Role.COORDINATOR, "ml-a", "Coco")


def test_until_somebody_sets_it_the_agreed_weight_of_zero_holds(shop: Workshop) -> None:
    with shop.store.reading() as session:
        told = prices_weighed(session, CONSOLE, TODAY)
    assert (told["lambda"], told["set_by"], told["recommended"]) == (0.0, None, None)


def test_what_a_coordinator_sets_last_is_in_force_but_never_for_who_has_few_options(
    shop: Workshop,
) -> None:
    for weight in (0.25, 0.5):
        weigh_prices(shop.store, COORDINATOR, weight, NOON)
    with shop.store.reading() as session:
        told = prices_weighed(session, COORDINATOR, TODAY)
        assert (told["lambda"], told["set_by"]) == (0.5, "coco")
        assert weight_of_prices(session, "anyone", TODAY, LEAST_REACHABLE) == 0.5
        assert weight_of_prices(session, "anyone", TODAY, LEAST_REACHABLE - 1) == 0.0


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COORDINATOR])
def test_nobody_else_sets_it(shop: Workshop, role: Role) -> None:
    with pytest.raises(RightMissing):
        weigh_prices(shop.store, viewer_of("x", role, "ml-a", "X"), 0.5, NOON)


@pytest.mark.parametrize("weight", [-0.01, 1.01, float("nan")])
def test_a_weight_out_of_bounds_is_refused_in_words(shop: Workshop, weight: float) -> None:
    with pytest.raises(WeightOutOfBounds, match="de 0"):
        weigh_prices(shop.store, COORDINATOR, weight, NOON)


def test_a_run_over_all_tries_each_weight_and_advises_one(
    shop: Workshop, ask: Callable[..., str]
) -> None:
    assert work_on(shop, ask(RunScope.ALL))
    with shop.store.reading() as session:
        told = prices_weighed(session, COORDINATOR, TODAY)
    assert [each["weight"] for each in told["tried"]] == [0.0, 0.25, 0.5, 0.75, 1.0]
    assert told["recommended"] in (0.0, 0.25, 0.5, 0.75, 1.0)
    # Five bakeries of one place each: no more can be placed, whatever the weight.
    assert all(0 < each["matched"] <= 5 for each in told["tried"])


def test_a_run_over_ruptures_advises_nothing(shop: Workshop, ask: Callable[..., str]) -> None:
    assert work_on(shop, ask(RunScope.RUPTURES))
    with shop.store.reading() as session:
        assert prices_weighed(session, COORDINATOR, TODAY)["recommended"] is None
