"""Two at once, over real connections: does exactly one count, and is the other told?"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from sqlalchemy import func, select

from api.services.exchange.refusals import AlreadySettled
from api.services.exchange.requests.answer import Acceptance, accept_request, decline_request
from api.services.exchange.requests.ask import Ask, ask_contact
from api.services.exchange.shared.publish import publish_profile, withdraw_profile
from models.enums import DeclineReason, MeetingWay, RequestReason, RequestState
from models.errors import NotFound
from models.tables import ContactRequest, SharedProfile

ROUNDS = 8
TRAINING = Ask(RequestReason.TRAINING)


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """What each answered, or the error it raised."""
    start = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        start.wait()
        try:
            return call()
        except (AlreadySettled, NotFound) as error:
            return error

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def test_of_two_answers_one_counts_and_the_other_is_told(store, by, publication, agreed) -> None:
    for _ in range(ROUNDS):
        profile = publish_profile(store, by(), "zoe", publication).profile_id
        asked = ask_contact(store, by("cyr"), profile, TRAINING).request_id
        acceptance = Acceptance(MeetingWay.CALL_REFERENT, agreed)
        told = at_once(
            lambda: accept_request(store, by(), asked, acceptance),  # noqa: B023
            lambda: decline_request(store, by(), asked, DeclineReason.NOT_NOW),  # noqa: B023
        )
        assert sum(isinstance(each, AlreadySettled) for each in told) == 1
        accepted = told[0] is None
        with store.reading() as session:
            row = session.get_one(ContactRequest, asked)
        assert row.state is (RequestState.ACCEPTED if accepted else RequestState.DECLINED)
        assert (row.decline is None) is accepted
        assert (row.meeting is None) is not accepted
        withdraw_profile(store, by(), "zoe")


def test_a_structure_that_asks_many_times_at_once_has_asked_once(store, by, publication) -> None:
    profile = publish_profile(store, by(), "zoe", publication).profile_id
    told = at_once(*[lambda: ask_contact(store, by("cyr"), profile, TRAINING)] * 6)
    assert len({each.request_id for each in told}) == 1
    assert sorted(each.already for each in told) == [False] + [True] * 5


def test_published_at_once_there_is_one_profile(store, by, publication) -> None:
    told = at_once(*[lambda: publish_profile(store, by(), "zoe", publication)] * 6)
    assert len({each.profile_id for each in told}) == 1
    with store.reading() as session:
        assert session.scalar(select(func.count(SharedProfile.id))) == 1


def test_asked_while_it_is_withdrawn_nothing_is_left_waiting(store, by, publication) -> None:
    for _ in range(ROUNDS):
        profile = publish_profile(store, by(), "zoe", publication).profile_id
        at_once(
            lambda: ask_contact(store, by("cyr"), profile, TRAINING),  # noqa: B023
            lambda: withdraw_profile(store, by(), "zoe"),
        )
        with store.reading() as session:
            states = set(session.scalars(select(ContactRequest.state)))
        assert states <= {RequestState.CLOSED}
