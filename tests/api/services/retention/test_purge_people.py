"""Is a file kept through its last day, and forgotten the day after?"""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from models.enums import OfferKind
from models.tables import (
    Base,
    Placement,
    YoungPerson,
)

type AddPerson = Callable[..., YoungPerson]
type FallsDue = Callable[[date, str], None]
type Number = Callable[[type[Base]], int]
type AddStay = Callable[..., Placement]


@pytest.mark.parametrize(
    ("closed_on", "last_day"),
    [
        (date(2026, 8, 22), date(2026, 11, 22)),
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)),
    ],
)
def test_a_file_closed_without_placement_goes_after_three_months(
    add_person: AddPerson, falls_due: FallsDue, number: Number, closed_on: date, last_day: date
) -> None:
    add_person("rural-17", closed_on=closed_on, wishes_confirmed_on=date(2020, 1, 1))
    falls_due(last_day, "closed_without_placement")
    assert number(YoungPerson) == 0


def test_a_file_closed_after_a_contract_is_kept_two_years(
    add_person: AddPerson, falls_due: FallsDue, add_stay: AddStay
) -> None:
    add_person("rural-17", closed_on=date(2026, 8, 22))
    add_stay(kind=OfferKind.APPRENTICESHIP, ends_on=date(2025, 2, 1))
    falls_due(date(2028, 8, 22), "pool_without_contact")


def test_a_file_closed_after_a_stay_is_kept_as_long_as_its_convention(
    add_person: AddPerson, falls_due: FallsDue, add_stay: AddStay
) -> None:
    add_person("rural-17", closed_on=date(2024, 3, 10))
    add_stay(ends_on=date(2024, 2, 29))
    falls_due(date(2026, 2, 28), "closed_without_placement")


@pytest.mark.parametrize(
    ("contact", "last_day"),
    [(date(2024, 11, 22), date(2026, 11, 22)), (date(2024, 2, 29), date(2026, 2, 28))],
)
@pytest.mark.parametrize("column", ["wishes_confirmed_on", "informed_on"])
def test_an_open_file_goes_two_years_after_the_last_contact(
    add_person: AddPerson,
    falls_due: FallsDue,
    number: Number,
    contact: date,
    last_day: date,
    column: str,
) -> None:
    add_person("rural-17", **{column: contact})
    falls_due(last_day, "pool_without_contact")
    assert number(YoungPerson) == 0


def test_a_file_without_any_dated_contact_counts_from_its_last_writing(
    add_person: AddPerson, falls_due: FallsDue
) -> None:
    add_person("rural-17", updated_at=datetime(2026, 5, 4, 9, 30, tzinfo=UTC))
    falls_due(date(2028, 5, 4), "pool_without_contact")


def test_an_import_is_no_contact(add_person: AddPerson, falls_due: FallsDue) -> None:
    written = datetime(2028, 5, 1, tzinfo=UTC)
    add_person(
        "rural-17",
        wishes_confirmed_on=date(2026, 5, 4),
        updated_at=written,
        imported_at=written,
    )
    falls_due(date(2028, 5, 4), "pool_without_contact")


def test_a_running_contract_keeps_the_file(
    add_person: AddPerson, falls_due: FallsDue, add_stay: AddStay
) -> None:
    add_person("rural-17", wishes_confirmed_on=date(2020, 1, 1))
    add_stay(
        kind=OfferKind.APPRENTICESHIP,
        starts_on=date(2025, 9, 1),
        ends_on=date(2028, 8, 31),
    )
    falls_due(date(2030, 8, 31), "pool_without_contact")


def test_a_broken_contract_counts_until_its_rupture(
    add_person: AddPerson, falls_due: FallsDue, add_stay: AddStay
) -> None:
    add_person("rural-17", wishes_confirmed_on=date(2020, 1, 1))
    add_stay(
        kind=OfferKind.APPRENTICESHIP,
        starts_on=date(2025, 9, 1),
        ends_on=date(2028, 8, 31),
        ruptured_on=date(2025, 12, 1),
    )
    falls_due(date(2027, 12, 1), "pool_without_contact")
