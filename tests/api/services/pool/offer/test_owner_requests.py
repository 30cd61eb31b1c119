"""Does a candidate for an announced offer go through its owner, and can both sides follow it?"""

from datetime import UTC, date, datetime

import pytest

from api.services.not_possible import NotPossible
from api.services.noting import Noting
from api.services.open_store import Store
from api.services.pool.offer.owner_requests import answer_request, ask_owner, requests_of
from api.services.viewer import viewer_of
from models.enums import NetworkKind, OfferKind, OwnerAnswer, ProposalStatus, Role, Visibility
from models.errors import NotFound, RightMissing
from models.store.engine import make_engine, make_reading_sessions, make_sessions
from models.store.sealing import Sealer
from models.tables import (
    Adviser,
    Employer,
    Network,
    Offer,
    OwnerRequest,
    Proposal,
    Structure,
    YoungPerson,
)

TODAY, NOW = date(2026, 11, 26), datetime(2026, 11, 26, 9, tzinfo=UTC)


@pytest.fixture
def store(database_url):
    """Structure b announces a bakery's place; a follows somebody; c has nothing to do with it."""
    engine = make_engine(database_url)
    store = Store(engine, make_sessions(engine), make_reading_sessions(engine), Sealer("k" * 43))
    with store.sessions.begin() as session:
        session.add(Network(id="n", kind=NetworkKind.OTHER, name="Réseau"))
        session.flush()
        session.add_all(Structure(id=k, network_id="n", name=f"Structure {k}") for k in "abc")
        session.add(Employer(id="e", legal_name="Fournil Zorbalu", insee="72181"))
        session.flush()
        session.add_all(
            Adviser(id=f"off-{k}", structure_id=k, display_name=f"Off {k}", role=Role.ADVISER)
            for k in "abc"
        )
        session.add(
            YoungPerson(id="p", structure_id="a", birth_date=date(2008, 1, 1), source="hand")
        )
        session.add(
            Offer(
                id="o", kind=OfferKind.APPRENTICESHIP, employer_id="e", rome="D1102",
                title="Boulanger", owner_structure_id="b", visibility=Visibility.ANNOUNCED,
                apply_value="0600000000",
            )
        )  # fmt: skip
        session.flush()
        session.add(Proposal(id="pr", person_id="p", offer_id="o", proposed_on=TODAY))
    yield store
    engine.dispose()


def _by(structure, role=Role.ADVISER):
    return Noting(viewer_of(f"off-{structure}", role, structure, structure), TODAY, NOW)


def _ask(store, structure="a"):
    with store.sessions.begin() as session:
        return ask_owner(session, _by(structure), session.get_one(Proposal, "pr"), structure)


def _read(store, structure):
    with store.reading() as session:
        return requests_of(session, _by(structure).viewer)


def test_the_owner_reads_who_asks_and_never_for_whom(store):
    assert _ask(store)
    (line,) = _read(store, "b")
    assert (line.from_structure, line.asked_by, line.waits) == ("Structure a", "Off a", True)
    assert line.employer == "Fournil Zorbalu"
    assert "p" not in {str(value) for value in vars(line).values()}


def test_who_asks_reads_the_zone_until_the_owner_tells_the_employer(store):
    _ask(store)
    (line,) = _read(store, "a")
    assert (line.employer, line.contact) == (None, None)
    assert line.zone == "zone d'emploi : Le Mans"
    answer_request(store, _by("b"), "pr", OwnerAnswer.EMPLOYER_TOLD)
    (line,) = _read(store, "a")
    assert (line.employer, line.contact) == ("Fournil Zorbalu", "0600000000")
    assert (line.answer, line.answered_by, line.waits) == ("employer_told", "Off b", False)


@pytest.mark.parametrize(
    "answer", [OwnerAnswer.INTRODUCED, OwnerAnswer.PLACE_PROMISED, OwnerAnswer.NOT_WANTED]
)
def test_no_other_answer_names_the_employer(store, answer):
    _ask(store)
    answer_request(store, _by("b"), "pr", answer)
    (line,) = _read(store, "a")
    assert (line.answer, line.employer, line.contact) == (answer.value, None, None)


def test_it_is_answered_once_and_by_its_owner_alone(store):
    _ask(store)
    for stranger in "ac":
        with pytest.raises(NotFound):
            answer_request(store, _by(stranger), "pr", OwnerAnswer.INTRODUCED)
    with pytest.raises(RightMissing):
        answer_request(store, _by("b", Role.COORDINATOR), "pr", OwnerAnswer.INTRODUCED)
    answer_request(store, _by("b"), "pr", OwnerAnswer.INTRODUCED)
    with pytest.raises(NotPossible, match="n'attend plus"):
        answer_request(store, _by("b"), "pr", OwnerAnswer.NOT_WANTED)
    assert _read(store, "c") == []


def test_a_proposal_that_is_over_no_longer_waits(store):
    _ask(store)
    with store.sessions.begin() as session:
        session.get_one(Proposal, "pr").status = ProposalStatus.CLOSED
    assert [line.waits for line in _read(store, "b")] == [False]
    with pytest.raises(NotPossible):
        answer_request(store, _by("b"), "pr", OwnerAnswer.INTRODUCED)


@pytest.mark.parametrize(
    ("visibility", "structure"), [(Visibility.SHARED, "a"), (Visibility.ANNOUNCED, "b")]
)
def test_a_shared_offer_or_ones_own_asks_nobody(store, visibility, structure):
    with store.sessions.begin() as session:
        session.get_one(Offer, "o").visibility = visibility
    assert not _ask(store, structure)
    assert _read(store, "b") == []


def test_it_goes_with_its_proposal(store):
    _ask(store)
    with store.sessions.begin() as session:
        session.delete(session.get_one(Proposal, "pr"))
    with store.reading() as session:
        assert session.query(OwnerRequest).count() == 0
