"""Does the same day and seed give the same territory, of the promised size, without loose ends?"""

from collections import Counter
from datetime import date
from hashlib import sha256

from sqlalchemy import inspect

from data.demo import DemoTerritory, build_demo, persona_ids
from models.enums import NetworkKind, OfferKind, OfferStatus, RecordSource
from models.tables import Base


def checksum(territory: DemoTerritory) -> str:
    lines = [str(sorted(identity.items())) for identity in territory.identities]
    for name, rows in territory.rows():
        for row in rows:
            keys = inspect(type(row)).column_attrs.keys()
            lines.append(name + str([(key, getattr(row, key)) for key in keys]))
    return sha256("\n".join(lines).encode()).hexdigest()


def test_the_same_day_and_seed_give_the_same_rows(demo: DemoTerritory, today: date) -> None:
    assert checksum(build_demo(today)) == checksum(demo)


def test_another_seed_gives_other_rows(demo: DemoTerritory, today: date) -> None:
    other = build_demo(today, seed=73)
    assert checksum(other) != checksum(demo)
    assert [row.id for row in other.young_people] == [row.id for row in demo.young_people]


def test_dates_move_with_the_day(demo: DemoTerritory, today: date) -> None:
    later = build_demo(date(2027, 5, 31))
    assert min(o.expires_on for o in later.offers if is_live(o) and o.expires_on) > date(
        2027, 5, 31
    )
    assert max(p.proposed_on for p in later.proposals) <= date(2027, 5, 31)
    assert len(later.young_people) == len(demo.young_people)


def is_live(offer: object) -> bool:
    return getattr(offer, "status", None) is OfferStatus.LIVE


def test_the_territory_has_its_promised_size(demo: DemoTerritory) -> None:
    assert len(demo.young_people) == 400
    assert len(demo.employers) == 900
    assert sum(is_live(offer) for offer in demo.offers) == 1200
    assert len(demo.identities) == len(demo.audit_attributes) == 400


def test_live_offers_are_of_both_kinds_and_from_five_networks(demo: DemoTerritory) -> None:
    kinds = Counter(offer.kind for offer in demo.offers if is_live(offer))
    assert set(kinds) == {OfferKind.APPRENTICESHIP, OfferKind.PMSMP}
    assert min(kinds.values()) >= 300
    network_of = {structure.id: structure.network_id for structure in demo.structures}
    owners = Counter(network_of[str(o.owner_structure_id)] for o in demo.offers if is_live(o))
    assert len(owners) == 5
    assert min(owners.values()) >= 100
    assert len({network.kind for network in demo.networks} - {NetworkKind.OTHER}) == 5


def test_every_reference_between_rows_holds_and_points_backwards(demo: DemoTerritory) -> None:
    seen: dict[str, set[object]] = {}
    for _, rows in demo.rows():
        for row in rows:
            for column in inspect(type(row)).local_table.columns:
                value = getattr(row, column.key)
                for key in column.foreign_keys if value is not None else ():
                    assert value in seen[key.column.table.name], (row, column.name, value)
            remember(seen, row)


def remember(seen: dict[str, set[object]], row: Base) -> None:
    keys = inspect(type(row)).primary_key
    if len(keys) == 1:
        seen.setdefault(keys[0].table.name, set()).add(getattr(row, keys[0].key))


def test_ids_are_not_given_twice(demo: DemoTerritory) -> None:
    for name, rows in demo.rows():
        ids = [row.id for row in rows if getattr(row, "id", None) is not None]
        assert len(ids) == len(set(ids)), name


def test_every_row_with_provenance_says_that_it_is_synthetic(demo: DemoTerritory) -> None:
    stamped = [row for _, rows in demo.rows() for row in rows if hasattr(row, "source_name")]
    assert len(stamped) > 10_000
    assert {row.source for row in stamped} == {RecordSource.DEMO}
    assert {
        ("synthétiques" in row.source_name) or ("inventée" in row.source_name) for row in stamped
    } == {True}


def test_the_fixed_young_people_come_first(demo: DemoTerritory) -> None:
    first = [row.id for row in demo.young_people[: len(persona_ids())]]
    assert first == persona_ids()


def test_no_column_is_longer_than_its_table_allows(demo: DemoTerritory) -> None:
    for _, rows in demo.rows():
        for row in rows:
            for column in inspect(type(row)).local_table.columns:
                length, value = getattr(column.type, "length", None), getattr(row, column.key)
                assert not (length and isinstance(value, str)) or len(value) <= length, (
                    row,
                    column,
                )
