"""Which profiles does the demo share, and who asked for them? By the services' own rules."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.exchange.card.agreement import Agreement
from api.services.exchange.shared.publish import Publication, share
from api.services.not_possible import NotPossible
from api.services.noting import Noting
from api.services.person_header import age_of_majority, age_on
from api.services.viewer import viewer_of
from data.demo import persona_ids
from models.enums import (
    AgreementWay,
    ContactAgreed,
    ContractSought,
    DeclineReason,
    MeetingWay,
    RequestReason,
    RequestState,
    Role,
)
from models.store.sealing import Sealer
from models.tables import Adviser, ContactRequest, SharedProfile, YoungPerson

# How many each Mission Locale shares, by its adviser.
_SHARING: Final = {
    "conseillere-mamers": 2,
    "conseillere-lemans": 6,
    "conseillere-lafleche": 3,
    "conseillere-alencon": 2,
}
_CONTRACTS: Final = (
    ContractSought.APPRENTICESHIP,
    ContractSought.EITHER,
    ContractSought.APPRENTICESHIP,
    ContractSought.PMSMP,
)
_LATEST_DAYS, _ASKED_DAYS = 20, 4


@dataclass(frozen=True)
class _Asking:
    """Who asks whose nth profile, and what became of it."""

    asker: str
    sharer: str
    number: int
    state: RequestState


_ASKED: Final = (
    _Asking("dev-cma-lemans", "conseillere-mamers", 0, RequestState.WAITING),
    _Asking("dev-cma-lemans", "conseillere-lemans", 0, RequestState.ACCEPTED),
    _Asking("dev-cci-lemans", "conseillere-lemans", 0, RequestState.DECLINED),
    _Asking("conseillere-mamers", "conseillere-lemans", 1, RequestState.WAITING),
    _Asking("conseillere-mamers", "conseillere-lafleche", 0, RequestState.ACCEPTED),
)


def share_demo_profiles(session: Session, sealer: Sealer, today: date) -> int:
    """Share some fictitious people's profiles and ask for a few; gives how many were shared."""
    shared: dict[str, list[SharedProfile]] = {}
    for adviser_id, count in _SHARING.items():
        adviser = session.get_one(Adviser, adviser_id)
        shared[adviser_id] = list(_shared_by(session, sealer, adviser, (today, count)))
    for number, asking in enumerate(_ASKED):
        of_sharer = shared[asking.sharer]
        if len(of_sharer) > asking.number:
            profile = of_sharer[asking.number]
            _ask(session, (asking, f"cr-demo-{number}"), profile, today)
    session.flush()
    return sum(map(len, shared.values()))


def _shared_by(
    session: Session, sealer: Sealer, adviser: Adviser, how: tuple[date, int]
) -> Iterator[SharedProfile]:
    today, count = how
    people = session.scalars(
        select(YoungPerson)
        .where(
            YoungPerson.structure_id == adviser.structure_id,
            # Personas are told in tests and papers: they stay as they are.
            YoungPerson.id.not_in(persona_ids()),
        )
        .order_by(YoungPerson.id)
    )
    done = 0
    for person in people:
        if done == count:
            return
        day = today - timedelta(days=_LATEST_DAYS * done // count)
        try:
            found = share(
                session, sealer, _on(adviser, day), person, _publication(done, person, day)
            )
        except NotPossible:
            continue
        profile = session.get_one(SharedProfile, found.profile_id)
        # The same at each laying: pages of the demo keep their addresses.
        profile.id = f"sp-{adviser.structure_id}-{done}"
        session.flush()
        done += 1
        yield profile


def _on(adviser: Adviser, day: date) -> Noting:
    viewer = viewer_of(adviser.id, Role.ADVISER, adviser.structure_id, adviser.display_name)
    return Noting(viewer, day, _at(day))


def _publication(number: int, person: YoungPerson, day: date) -> Publication:
    contacts = (ContactAgreed.REFERENT, ContactAgreed.PHONE)
    agreed = Agreement(day, AgreementWay.MEETING)
    if age_on(person.birth_date, day) < age_of_majority(day):
        agreed = replace(agreed, informed_on=day, informed_how=AgreementWay.PHONE)
    return Publication(
        _CONTRACTS[number % len(_CONTRACTS)], contacts[number % len(contacts)], agreed
    )


def _ask(session: Session, what: tuple[_Asking, str], profile: SharedProfile, today: date) -> None:
    asking, key = what
    asker = session.get_one(Adviser, asking.asker)
    on = max(profile.published_on, today - timedelta(days=_ASKED_DAYS))
    session.add(
        ContactRequest(
            id=key,
            profile_id=profile.id,
            to_structure_id=profile.structure_id,
            structure_id=asker.structure_id,
            adviser_id=asker.id,
            reason=RequestReason.TRAINING,
            asked_at=_at(on),
            asked_on=on,
            due=on + timedelta(days=10),
            state=asking.state,
            **_answer(asking, profile, today),
        )
    )


def _answer(asking: _Asking, profile: SharedProfile, today: date) -> dict[str, Any]:
    if asking.state is RequestState.WAITING:
        return {}
    answered: dict[str, Any] = {
        "settled_on": today,
        "answered_on": today,
        "answered_by": profile.adviser_id,
    }
    if asking.state is RequestState.DECLINED:
        return answered | {"decline": DeclineReason.ELSEWHERE}
    return answered | {
        "meeting": MeetingWay.THREE_WAY,
        "contact_given": profile.contact_agreed,
        "contact_until": today + timedelta(days=30),
        "agreed_on": today,
        "agreed_how": AgreementWay.PHONE,
    }


def _at(day: date) -> datetime:
    return datetime.combine(day, time(9), UTC)
