"""Are all codes of the demo well formed, and do the public ones exist in the reference tables?"""

import pytest

from data.demo import DemoTerritory
from data.demo.ground.real_ground import DEPARTEMENTS, Ground
from data.reference import load
from models.codes import (
    InseeCode,
    NafCode,
    RncpCode,
    RomeCode,
    Siret,
    Uai,
    looks_like_personal_number,
)


@pytest.fixture(scope="module")
def communes() -> set[str]:
    table = load("communes")
    return set(table.loc[table["departement"].isin(DEPARTEMENTS), "insee"])


def test_every_place_is_a_commune_of_the_seven_departements(
    demo: DemoTerritory, communes: set[str]
) -> None:
    places = {row.insee for row in [*demo.homes, *demo.employers, *demo.courses, *demo.structures]}
    places |= {offer.insee for offer in demo.offers if offer.insee}
    assert {str(InseeCode(str(place))) for place in places} <= communes
    assert {str(place)[:2] for place in places} == set(DEPARTEMENTS)


def test_points_lie_in_or_by_their_commune(demo: DemoTerritory, ground: Ground) -> None:
    for row in [*demo.homes, *demo.employers]:
        commune = ground.communes[str(row.insee)]
        assert abs((row.lat or 0) - commune.lat) < 0.1, row
        assert abs((row.lng or 0) - commune.lng) < 0.15, row


def test_trades_exist(demo: DemoTerritory) -> None:
    known = set(load("trades")["rome"])
    rows = [*demo.offers, *demo.wishes, *demo.courses, *demo.placements, *demo.past_placements]
    assert {str(RomeCode(row.rome)) for row in rows} <= known


def test_activities_exist(demo: DemoTerritory) -> None:
    assert {str(NafCode(str(row.naf))) for row in demo.employers} <= set(load("naf")["naf"])


def test_sirets_are_well_formed_and_different(demo: DemoTerritory) -> None:
    sirets = [Siret(row.siret) for row in demo.employers if row.siret]
    assert len(sirets) > 800
    assert len(set(sirets)) == len(sirets)


def test_courses_are_of_real_cfa_and_qualifications(demo: DemoTerritory) -> None:
    assert {str(Uai(row.uai)) for row in demo.courses} <= set(load("cfas")["uai"])
    known = set(load("qualifications")["rncp"])
    codes = {row.rncp for row in [*demo.courses, *demo.offers] if row.rncp}
    codes |= {row.target_rncp for row in demo.wishes if row.target_rncp}
    assert {str(RncpCode(str(code))) for code in codes} <= known
    assert {row.uai for row in demo.placements if row.uai} <= {row.uai for row in demo.courses}


def test_a_course_prepares_its_trade_at_its_level(demo: DemoTerritory, ground: Ground) -> None:
    for row in demo.courses:
        assert (row.rncp, row.title) in ground.diplomas[row.rome][row.level or 0], row.id


def test_missions_locales_are_those_of_the_reference(demo: DemoTerritory) -> None:
    table = load("missions_locales")
    here = table[table["departement"].isin(DEPARTEMENTS)]
    own = [row for row in demo.structures if row.network_id == "missions-locales"]
    assert len(own) == len(here)
    assert {row.insee for row in own} == set(here["insee"])


def test_nothing_looks_like_a_personal_number(demo: DemoTerritory) -> None:
    texts = [text for identity in demo.identities for text in identity.values()]
    texts += [text for row in demo.employers for text in (row.siret, row.address) if text]
    assert not [text for text in texts if looks_like_personal_number(text)]
