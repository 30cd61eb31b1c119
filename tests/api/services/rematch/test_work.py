"""Does a run suggest what the people and the pool call for, and nothing that was decided?"""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from api.services.rematch.book import RunStopped, cancel_run
from api.services.rematch.document import run_document, run_named
from api.services.rematch.work import Workshop, work_on
from api.services.viewer import CONSOLE, viewer_of
from models.enums import (
    CfaKept,
    ProposalStatus,
    Role,
    RunScope,
    RunStatus,
    RuptureCause,
    RuptureMatch,
    RuptureSide,
    SuggestionDecision,
    Visibility,
)
from models.store.pool_version import bump_pool_version
from models.tables import (
    Base,
    Course,
    Offer,
    OfferPrice,
    Proposal,
    RematchPerson,
    RematchRun,
    RematchSuggestion,
    RuptureCase,
    YoungPerson,
)
from tests.api.services.rematch.conftest import BAKERIES, CASES, NOON, READY, TODAY, Sent


def add(shop: Workshop, *rows: Base) -> None:
    with shop.store.sessions.begin() as session:
        session.add_all(rows)
        bump_pool_version(session)


def change(shop: Workshop, key: str, **columns: object) -> None:
    with shop.store.sessions.begin() as session:
        person = session.get_one(YoungPerson, key)
        for name, value in columns.items():
            setattr(person, name, value)


def test_places_go_to_as_many_as_possible_and_never_to_more_than_agreed(
    sent: Callable[..., Sent],
) -> None:
    found = sent(suggestions=1, per_place=1)
    assert len(found) == BAKERIES
    assert len({person for person, _, _ in found}) == BAKERIES
    assert max(Counter(offer for _, offer, _ in found).values()) == 1


def test_with_three_each_everybody_has_one_first(sent: Callable[..., Sent]) -> None:
    found = sent()
    assert {person for person, _, _ in found} == {f"case-{n}" for n in range(CASES)}
    assert max(Counter(offer for _, offer, _ in found).values()) <= 3
    assert max(Counter(person for person, _, _ in found).values()) <= 3
    assert len(found) == 3 * BAKERIES


def test_the_same_data_give_the_same_run(sent: Callable[..., Sent]) -> None:
    assert sent() == sent()


def test_only_a_run_over_all_takes_those_who_never_had_a_contract(
    sent: Callable[..., Sent],
) -> None:
    assert not any(person.startswith("ready") for person, _, _ in sent())
    everybody = {person for person, _, _ in sent(RunScope.ALL)}
    assert everybody == {f"case-{n}" for n in range(CASES)} | {f"ready-{n}" for n in range(READY)}


@pytest.mark.parametrize(("days", "enters"), [(60, True), (61, False), (None, False)])
def test_whose_wishes_are_old_is_called_first(
    shop: Workshop, sent: Callable[..., Sent], days: int | None, enters: bool
) -> None:
    confirmed = None if days is None else TODAY - timedelta(days=days)
    change(shop, "case-1", wishes_confirmed_on=confirmed)
    assert any(person == "case-1" for person, _, _ in sent()) == enters


def test_who_objects_is_not_ranked_but_called(shop: Workshop, sent: Callable[..., Sent]) -> None:
    change(shop, "case-1", objects_to_ranking=True)
    assert not any(person == "case-1" for person, _, _ in sent())
    with shop.store.reading() as session:
        run = run_named(session, CONSOLE, None)
        told = run_document(session, CONSOLE, run, NOON)["people"]
    assert [each["call_first"] for each in told if each["young_person_id"] == "case-1"] == [
        "objects"
    ]


def test_the_broken_employer_is_left_out_until_an_adviser_lifts_it(
    shop: Workshop, sent: Callable[..., Sent]
) -> None:
    many = {"suggestions": 5, "per_place": 10}
    assert ("case-0", "offer-0") not in [each[:2] for each in sent(**many)]
    assert ("case-1", "offer-0") in [each[:2] for each in sent(**many)]
    add(shop, reported("case-0", employer_lifted_by="ann"))
    assert ("case-0", "offer-0") in [each[:2] for each in sent(**many)]


def reported(person_id: str, **columns: object) -> RuptureCase:
    number = person_id.removeprefix("case-")
    return RuptureCase(
        id=f"rupture-{number}",
        structure_id="ml-a",
        match=RuptureMatch.MATCHED,
        person_id=person_id,
        placement_id=f"contract-{number}",
        ruptured_on=TODAY - timedelta(days=20 + int(number)),
        **columns,
    )


@pytest.mark.parametrize(
    ("stated_by", "is_sent"), [(RuptureSide.YOUNG_PERSON, False), (RuptureSide.EMPLOYER, True)]
)
def test_only_a_cause_that_the_young_person_confirmed_leaves_the_trade_out(
    shop: Workshop, sent: Callable[..., Sent], stated_by: RuptureSide, is_sent: bool
) -> None:
    add(shop, reported("case-1", cause=RuptureCause.TRADE, stated_by=stated_by))
    assert any(person == "case-1" for person, _, _ in sent()) == is_sent


def test_a_cfa_is_kept_while_it_keeps_them_and_said_to_change_after(
    shop: Workshop, sent: Callable[..., Sent]
) -> None:
    sent()
    assert cfa_of(shop, "case-1") == CfaKept.KEPT
    # Every offer now sends its apprentice to another CFA: nothing is left with theirs.
    other = Course(
        id="other", uai="0720002B", cfa_name="Autre CFA", title="CAP", rome="D1102", insee="72181"
    )
    add(shop, other)
    with shop.store.sessions.begin() as session:
        for offer in session.scalars(select(Offer)):
            offer.course_id = "other"
        bump_pool_version(session)
    sent()
    assert cfa_of(shop, "case-1") == CfaKept.CHANGED


def cfa_of(shop: Workshop, person_id: str) -> str | None:
    with shop.store.reading() as session:
        run = run_named(session, CONSOLE, None)
        return session.scalar(
            select(RematchSuggestion.cfa)
            .where(RematchSuggestion.run_id == run.id, RematchSuggestion.person_id == person_id)
            .limit(1)
        )


def test_what_was_proposed_takes_its_place_and_is_not_suggested_again(
    shop: Workshop, sent: Callable[..., Sent]
) -> None:
    add(
        shop,
        Proposal(
            id="sent",
            person_id="case-1",
            offer_id="offer-1",
            proposed_on=TODAY,
            status=ProposalStatus.PENDING,
            updated_at=NOON,
        ),
    )
    found = sent(suggestions=1, per_place=1)
    assert not any(person == "case-1" for person, _, _ in found)
    assert not any(offer == "offer-1" for _, offer, _ in found)


def test_what_an_adviser_set_aside_does_not_come_back(
    shop: Workshop, sent: Callable[..., Sent]
) -> None:
    first = sent()
    with shop.store.sessions.begin() as session:
        row = session.scalars(
            select(RematchSuggestion).where(
                RematchSuggestion.person_id == first[0][0],
                RematchSuggestion.offer_id == first[0][1],
            )
        ).one()
        row.decision = SuggestionDecision.SET_ASIDE
    assert first[0][:2] not in [each[:2] for each in sent()]


def test_an_offer_kept_to_another_structure_is_suggested_to_nobody_else(
    shop: Workshop, sent: Callable[..., Sent]
) -> None:
    with shop.store.sessions.begin() as session:
        offer = session.get_one(Offer, "offer-1")
        offer.visibility, offer.owner_structure_id = Visibility.OWN_STRUCTURE, "ml-b"
        bump_pool_version(session)
    served = {person for person, offer, _ in sent(RunScope.ALL, per_place=10) if offer == "offer-1"}
    assert served
    assert all(person.startswith("ready") for person in served)


def test_a_structure_reads_its_own_people_only(shop: Workshop, sent: Callable[..., Sent]) -> None:
    sent(RunScope.ALL)
    viewer = viewer_of("bea", Role.ADVISER, "ml-b", "Bea")
    with shop.store.reading() as session:
        run = run_named(session, viewer, None)
        told = run_document(session, viewer, run, NOON)
    assert {each["structure_id"] for each in told["people"]} == {"ml-b"}


def test_a_run_over_all_keeps_what_contested_places_cost(
    shop: Workshop, sent: Callable[..., Sent]
) -> None:
    sent(RunScope.ALL)
    with shop.store.reading() as session:
        prices = session.scalars(select(OfferPrice)).all()
    assert prices
    assert all(0 < price.price <= 100 and price.wanted_by > price.places for price in prices)


def test_figures_hold_the_certificate_and_who_gets_contested_places(
    shop: Workshop, sent: Callable[..., Sent]
) -> None:
    sent()
    with shop.store.reading() as session:
        run = run_named(session, CONSOLE, None)
        figures, inputs = run.figures, run.inputs
    assert figures["value"] <= figures["upper_bound"]
    assert figures["gap"] <= 0.0005
    assert sum(share["people"] for share in figures["by_group"]["home"]) == CASES
    assert sum(share["people"] for share in figures["by_group"]["level"]) == CASES
    assert set(inputs) == {"pool_version", "scorecard_id", "people"}


def test_a_later_run_says_what_was_kept_new_and_lost_and_why(
    shop: Workshop, ask: Callable[..., str]
) -> None:
    first = ask(now=NOON)
    work_on(shop, first)
    with shop.store.sessions.begin() as session:
        session.get_one(Offer, "offer-1").places = 0
        bump_pool_version(session)
    second = ask(now=NOON + timedelta(hours=1))
    work_on(shop, second)
    with shop.store.reading() as session:
        run = run_named(session, CONSOLE, second)
        compared = run_document(session, CONSOLE, run, NOON)["compared"]
    assert compared["run_id"] == first
    assert compared["lost_because"]["offer_gone"] == 3
    assert compared["kept"] + compared["new"] > 0


def test_a_cancelled_run_leaves_no_result(shop: Workshop, ask: Callable[..., str]) -> None:
    run_id = ask()

    def cancel(_done: int, _total: int) -> None:
        cancel_run(shop.store, CONSOLE, run_id, NOON)

    with pytest.raises(RunStopped):
        work_on(shop, run_id, cancel)
    assert left_by(shop, run_id) == (RunStatus.CANCELLED, 0)


def test_a_run_that_fails_says_so_and_leaves_no_result(
    shop: Workshop, ask: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise MemoryError

    monkeypatch.setattr("api.services.rematch.work.write_result", fail)
    run_id = ask()
    with pytest.raises(MemoryError):
        work_on(shop, run_id)
    assert left_by(shop, run_id) == (RunStatus.FAILED, 0)


def left_by(shop: Workshop, run_id: str) -> tuple[str, int]:
    with shop.store.reading() as session:
        run = session.get_one(RematchRun, run_id)
        people = select(RematchPerson).where(RematchPerson.run_id == run_id)
        return run.status, len(session.scalars(people).all())


def test_a_deadline_that_nears_weighs_more(shop: Workshop, sent: Callable[..., Sent]) -> None:
    with shop.store.sessions.begin() as session:
        from models.tables import Placement

        for n in range(CASES):
            contract = session.get_one(Placement, f"contract-{n}")
            contract.ruptured_on = date(2026, 11, 1)
        session.get_one(Placement, "contract-3").ruptured_on = date(2026, 6, 20)
    found = sent(suggestions=1, per_place=1)
    assert "case-3" in {person for person, _, _ in found}
