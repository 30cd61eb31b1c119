"""Many structures claim the same employers at once, each over a connection of its own."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier
from time import monotonic

from sqlalchemy import select

from api.services.noting import Noting
from api.services.open_store import Store
from api.services.prospection.held.claims import take_claim
from api.services.prospection.refusals import HeldElsewhere
from api.services.viewer import viewer_of
from models.enums import NetworkKind, Role
from models.store.engine import make_engine, make_reading_sessions, make_sessions
from models.store.sealing import Sealer
from models.tables import Adviser, Claim, Employer, Network, Structure

CLAIMERS = 20


def opened(url):
    """A store over a connection that nobody else uses."""
    engine = make_engine(url)
    return Store(engine, make_sessions(engine), make_reading_sessions(engine), Sealer("k" * 43))


def race(url, rounds):
    """The structure each claimer was told, by round, who won in the store, and seconds."""
    stores = [opened(url) for _ in range(CLAIMERS)]
    _fill(stores[0], rounds)
    together = Barrier(CLAIMERS)

    def claim_all(number):
        told = []
        for turn in range(rounds):
            together.wait(120)
            told.append(_claim(stores[number], number, turn))
        return told

    began = monotonic()
    with ThreadPoolExecutor(CLAIMERS) as claimers:
        told = list(claimers.map(claim_all, range(CLAIMERS)))
    took = monotonic() - began
    with stores[0].reading() as session:
        claims = session.scalars(select(Claim).order_by(Claim.employer_id, Claim.id)).all()
        held = [(claim.employer_id, claim.structure_id, claim.ended_on) for claim in claims]
    for store in stores:
        store.engine.dispose()
    return told, held, took


def check_one_winner_each(told, held, rounds):
    """One open claim an employer, and every claimer learnt its holder."""
    assert [employer for employer, _, _ in held] == [_firm(turn) for turn in range(rounds)]
    assert all(ended is None for _, _, ended in held)
    winners = [structure for _, structure, _ in held]
    assert all(learnt == winners for learnt in told)


def _claim(store, number, turn):
    key = _name(number)
    # Earlier claims have lapsed by then: nobody holds too many.
    on = date(2026, 11, 25) + timedelta(days=8 * turn)
    noting = Noting(
        viewer_of(key, Role.EMPLOYER_OFFICER, key, key),
        on,
        datetime(on.year, on.month, on.day, 10, tzinfo=UTC),
    )
    try:
        take_claim(store, noting, _firm(turn), "D1102")
    except HeldElsewhere as held:
        return held.holder
    return key


def _fill(store, rounds):
    with store.sessions.begin() as session:
        session.add(Network(id="net", name="Réseau", kind=NetworkKind.OTHER))
        session.flush()
        names = [_name(number) for number in range(CLAIMERS)]
        session.add_all([Structure(id=key, network_id="net", name=key) for key in names])
        session.flush()
        session.add_all(
            Adviser(id=key, structure_id=key, display_name=key, role=Role.EMPLOYER_OFFICER)
            for key in names
        )
        session.add_all(
            Employer(id=_firm(turn), legal_name="Entreprise Fictive") for turn in range(rounds)
        )


def _name(number):
    return f"s-{number:02}"


def _firm(turn):
    return f"firm-{turn:04}"
