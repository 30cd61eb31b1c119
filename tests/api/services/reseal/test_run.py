"""After a change of key, is everything found and opened with the new one alone?"""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, update

from api.services.persons import ids_of_name
from api.services.reseal import run
from api.services.reseal.kinds import KINDS
from api.services.reseal.run import reseal_store
from models.errors import SettingsError
from models.store.sealing import Sealer
from models.tables import Base, Identity, YoungPerson
from tests.api.services.reseal.conftest import NEW, OLD, PEOPLE, RUPTURES, House

OTHER = "x" * 43


def quiet(_done: int, _total: int) -> None:
    """Nobody looks."""


def rows[Row: Base](house: House, table: type[Row]) -> list[Row]:
    with house.store.reading() as session:
        return list(session.scalars(select(table).order_by(*table.__table__.primary_key)))


def test_the_new_key_alone_knows_everybody_again(house: House) -> None:
    report = reseal_store(house.under(NEW, OLD).store, quiet)
    assert [(tally.seen, tally.renewed) for tally in report.tallies[:2]] == [(3, 3), (3, 3)]
    alone = house.under(NEW)
    for kind, lines in (("young-people", PEOPLE), ("ruptures", RUPTURES)):
        again = alone.give(kind, lines)
        assert (again.added, again.updated, again.unchanged, again.rejected) == (0, 0, 3, 0)
    with alone.store.reading() as session:
        names = "Exemple", "ALEX"
        assert len(ids_of_name(session, alone.store.sealer, names, date(2008, 3, 14))) == 1


def test_the_old_key_opens_nothing_any_more(house: House) -> None:
    reseal_store(house.under(NEW, OLD).store, quiet)
    for row in rows(house, Identity):
        with pytest.raises(SettingsError):
            Sealer(OLD).open(row.sealed)


def test_no_file_counts_as_changed(house: House) -> None:
    before = [(row.id, row.updated_at, row.edited_fields) for row in rows(house, YoungPerson)]
    reseal_store(house.under(NEW, OLD).store, quiet)
    assert [(r.id, r.updated_at, r.edited_fields) for r in rows(house, YoungPerson)] == before


def test_begun_again_nothing_is_left_to_do(house: House) -> None:
    both = house.under(NEW, OLD).store
    reseal_store(both, quiet)
    kept = [(row.sealed, row.lookup_hash, row.name_hash) for row in rows(house, Identity)]
    again = reseal_store(both, quiet)
    assert [tally.renewed for tally in again.tallies] == [0] * 5
    assert [(row.sealed, row.lookup_hash, row.name_hash) for row in rows(house, Identity)] == kept
    assert "retirez l'ancienne" in again.lines()[-1]


def test_stopped_on_the_way_it_goes_on(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    both = house.under(NEW, OLD).store
    by_ones = tuple(replace(kind, at_once=1) for kind in KINDS)
    monkeypatch.setattr(run, "KINDS", by_ones)

    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reseal_store(both, stop)
    # Each record whole under one key or the other: both keys open all, and find all.
    assert house.under(NEW, OLD).give("young-people", PEOPLE).unchanged == 3
    assert [tally.renewed for tally in reseal_store(both, quiet).tallies[:2]] == [1, 3]
    assert house.under(NEW).give("young-people", PEOPLE).unchanged == 3


def test_a_dry_run_counts_and_writes_nothing(house: House) -> None:
    before = [row.sealed for row in rows(house, Identity)]
    report = reseal_store(house.under(NEW, OLD).store, quiet, dry_run=True)
    assert [tally.renewed for tally in report.tallies[:2]] == [3, 3]
    assert "Rien n'est écrit" in report.lines()[-1]
    assert [row.sealed for row in rows(house, Identity)] == before


def test_what_no_key_opens_is_told_by_its_id_and_the_rest_is_done(house: House) -> None:
    lost = next(row.person_id for row in rows(house, Identity))
    with house.store.sessions.begin() as session:
        foreign = Sealer(OTHER).seal(
            house.store.sealer.open(session.get_one(Identity, lost).sealed)
        )
        session.execute(update(Identity).where(Identity.person_id == lost).values(sealed=foreign))
    report = reseal_store(house.under(NEW, OLD).store, quiet)
    assert not report.all_open
    assert report.tallies[0].closed == [lost]
    assert report.tallies[0].renewed == 2
    assert lost in report.refusal()
    told = " ".join([*report.lines(), report.refusal()])
    assert "retirez l'ancienne" not in told
    assert "EXEMPLE" not in told.upper()
    assert reseal_store(house.under(NEW, OLD, OTHER).store, quiet).all_open


def test_under_one_key_all_is_tried_and_nothing_written(house: House) -> None:
    report = reseal_store(house.store, quiet)
    assert report.all_open
    assert [tally.renewed for tally in report.tallies] == [0] * 5
    assert "Une seule clé" in report.lines()[-1]
    assert not reseal_store(house.under(OTHER).store, quiet).all_open


def test_a_number_corrected_since_is_told_and_the_person_known_by_name(house: House) -> None:
    with house.store.sessions.begin() as session:
        for each in session.scalars(select(YoungPerson)):
            each.source_key = house.store.sealer.source_key_hashes("autre", each.id)[0]
    report = reseal_store(house.under(NEW, OLD).store, quiet)
    assert report.tallies[0].hashes_left == 3
    assert any(line.startswith("3 repères d'import ne se refont pas (") for line in report.lines())
    again = house.under(NEW).give("young-people", PEOPLE[:3])
    assert (again.added, again.unchanged) == (0, 2)
