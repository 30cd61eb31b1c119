"""Can a name, number or address of the demo belong to somebody?"""

import re
from datetime import date

import pytest

from data.demo import DemoTerritory
from data.demo.fictitious import SIREN_PREFIX, siren, siret
from data.reference import load
from models.codes import Siren, Siret

# The lowest SIREN of the Sirene stock, as known to the authors.
LOWEST_REAL_SIREN = 325_175


def test_people_bear_numbered_names_and_numbers_of_fiction(demo: DemoTerritory) -> None:
    for identity in demo.identities:
        assert re.fullmatch(r"EXEMPLE-\d{3}", identity["family_name"])
        assert re.fullmatch(r"063998\d{4}", identity["phone"])
        assert identity["email"].endswith("@example.org")
        assert identity["imilo_number"].startswith("DEMO-")


def test_no_two_people_share_a_name(demo: DemoTerritory) -> None:
    names = [(identity["family_name"], identity["given_name"]) for identity in demo.identities]
    assert len(set(names)) == len(names)


def test_minors_have_a_representative_and_adults_none(demo: DemoTerritory, today: date) -> None:
    eighteen_today = today.replace(year=today.year - 18)
    minors = {row.id for row in demo.young_people if row.birth_date > eighteen_today}
    assert len(minors) > 80
    with_one = {row["person_id"] for row in demo.identities if "representative" in row}
    assert with_one == minors


def test_firms_say_that_they_are_imaginary(demo: DemoTerritory) -> None:
    assert [row.legal_name for row in demo.employers if "Imaginaire" not in row.legal_name] == []
    assert all("rue de l'Exemple" in str(row.address) for row in demo.employers)


def test_ways_to_apply_lead_nowhere_real(demo: DemoTerritory) -> None:
    values = [row.apply_value for row in demo.offers if row.apply_value]
    assert values
    for value in values:
        assert re.fullmatch(r"https://offres\.example/[a-z0-9-]+|026191\d{4}", value)


def test_sirens_lie_below_every_real_one(demo: DemoTerritory) -> None:
    mine = {row.siret[:9] for row in demo.employers if row.siret}
    real = {siret[:9] for siret in load("cfas")["siret"]}
    assert {number[: len(SIREN_PREFIX)] for number in mine} == {SIREN_PREFIX}
    assert max(int(number) for number in mine) < LOWEST_REAL_SIREN
    assert min(int(number) for number in real) >= LOWEST_REAL_SIREN


@pytest.mark.parametrize("number", [1, 42, 9_999])
def test_invented_numbers_pass_the_luhn_check(number: int) -> None:
    assert Siren(siren(number)) == siren(number)
    assert Siret(siret(number)).siren == siren(number)


@pytest.mark.parametrize("number", [0, 10_000])
def test_numbers_outside_the_range_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="range"):
        siren(number)
