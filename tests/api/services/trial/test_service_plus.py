"""Who was drawn for service plus has λ in their list; everybody else keeps the order in force."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from dateutil.relativedelta import relativedelta
from sqlalchemy import select

from api.services.open_store import Store
from api.services.ranking.order.congestion import LEAST_REACHABLE, weight_for, weight_of_prices
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.ranking.rank_person import RankRequest, rank_person
from api.services.rematch.weigh_prices import weigh_prices
from api.services.trial.enrol import enrol
from api.services.trial.plan import TrialPlan
from api.services.viewer import CONSOLE
from models.enums import RunScope, RunStatus, TrialArm
from models.tables import OfferPrice, RematchRun, Trial, TrialEnrolment
from tests.api.services.trial.conftest import NOON, NOTING, TODAY

PERSON = "rural-17"


def test_only_the_drawn_have_another_weight(
    store: Store, begun: TrialPlan, young: Callable[..., str]
) -> None:
    rows = [enrol(store, NOTING, young(), TODAY) for _ in range(8)]
    weigh_prices(store, CONSOLE, 0.1, NOON)
    with store.reading() as session:
        for row in rows:
            weight = weight_of_prices(session, str(row.person_id), TODAY, LEAST_REACHABLE)
            assert weight == (0.5 if row.arm is TrialArm.PLUS else 0.1)
            assert weight_of_prices(session, str(row.person_id), TODAY, LEAST_REACHABLE - 1) == 0
        assert weight_of_prices(session, young(), TODAY, LEAST_REACHABLE) == 0.1


def test_service_plus_ends_when_people_are_followed_no_more(
    store: Store, begun: TrialPlan, young: Callable[..., str]
) -> None:
    rows = [enrol(store, NOTING, young(), TODAY) for _ in range(8)]
    drawn = next(str(row.person_id) for row in rows if row.arm is TrialArm.PLUS)
    last = TODAY + relativedelta(months=12)
    with store.reading() as session:
        assert weight_for(session, drawn, last) == 0.5
        assert weight_for(session, drawn, last + timedelta(days=1)) == 0.0


def test_the_list_of_the_drawn_is_turned_over_and_holds_the_same_offers(
    demo_store: Store, demo_day: object, demo_snapshots: PoolSnapshots
) -> None:
    now = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
    request = RankRequest(PERSON, CONSOLE, demo_day, now, limit=100)  # type: ignore[arg-type]
    before = rank_person(demo_store, demo_snapshots, request)["offers"]
    dear = [each["offer_id"] for each in before if each["kind"] == "apprenticeship"][:3]
    _drawn_for(demo_store, TrialArm.ORDINARY, dear, request)
    kept = rank_person(demo_store, PoolSnapshots(), request)["offers"]
    assert [each["offer_id"] for each in kept] == [each["offer_id"] for each in before]
    _drawn_for(demo_store, TrialArm.PLUS, dear, request)
    turned = rank_person(demo_store, PoolSnapshots(), request)["offers"]
    ids = [each["offer_id"] for each in turned]
    assert {each["lambda"] for each in turned} == {0.5}
    assert set(ids) == {each["offer_id"] for each in before}
    first = next(each["offer_id"] for each in turned if each["kind"] == "apprenticeship")
    assert first not in dear


def _drawn_for(store: Store, arm: TrialArm, dear: list[str], request: RankRequest) -> None:
    """A trial in which the person is in this arm, and the price of some offers."""
    with store.sessions.begin() as session:
        for row in session.scalars(select(TrialEnrolment)):
            session.delete(row)
        session.flush()
        if session.get(Trial, "essai-1") is None:
            session.add(Trial(id="essai-1", plan={"weight": 0.5}, planned_at=NOON, planned_by="c"))
            run = RematchRun(id="priced", scope=RunScope.ALL, terms={}, today=request.today)
            run.asked_by, run.asked_at, run.status = "console", request.now, RunStatus.DONE
            session.add(run)
            session.flush()
            session.add_all(
                OfferPrice(run_id="priced", offer_id=each, price=95, wanted_by=5, places=1)
                for each in dear
            )
        session.flush()
        session.add(
            TrialEnrolment(
                trial_id="essai-1",
                person_id=PERSON,
                site="ml-lemans",
                trade="D",
                number=1,
                arm=arm,
                enrolled_on=request.today,
                enrolled_at=request.now,
                enrolled_by="console",
                agreed_on=request.today,
            )
        )
