"""Of whoever is suggested nothing: is the lever that opens most contracts named, and none else?"""

from datetime import timedelta

from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.rematch.reading.seekers import Seeker
from api.services.rematch.run import barriers
from api.services.rematch.run.barriers import barriers_of
from api.words.rematch import barrier_to_lift
from models.tables import YoungPerson


def seeker(session, person_id: str, **facts: object) -> Seeker:
    structure = session.get_one(YoungPerson, person_id).structure_id
    usual = {"is_case": False, "call_first": None, "due": None, "is_minor": False}
    return Seeker(person_id, structure, **(usual | facts))


def test_what_would_open_most_contracts_is_named_with_how_many(demo_store, demo_day) -> None:
    snapshots, heard = PoolSnapshots(), []
    with demo_store.reading() as session:
        read = snapshots.matcher, snapshots.current(session, demo_day), demo_day
        alone = [seeker(session, "no-mobility-17")]
        found = barriers_of(session, alone, read, heard.append)
    barrier = found["no-mobility-17"]
    assert barrier["opened"] > 0
    assert heard == [0]
    told = barrier_to_lift({"barrier": barrier, "options": 0})
    assert told == barrier["sentence"].removesuffix(".")
    assert str(barrier["opened"]) in told


def test_of_too_many_the_nearest_deadlines_are_read(demo_store, demo_day, monkeypatch) -> None:
    monkeypatch.setattr(barriers, "_MOST", 1)
    snapshots = PoolSnapshots()
    with demo_store.reading() as session:
        read = snapshots.matcher, snapshots.current(session, demo_day), demo_day
        alone = [
            seeker(session, "rural-17"),
            seeker(session, "no-mobility-17", due=demo_day + timedelta(days=3)),
        ]
        found = barriers_of(session, alone, read, lambda _: None)
    assert set(found) <= {"no-mobility-17"}


def test_nothing_to_lift_leads_to_employers() -> None:
    assert "à d'autres" in barrier_to_lift({"barrier": None, "options": 3})
    assert "une entreprise est à trouver" in barrier_to_lift({"barrier": None, "options": 0})
