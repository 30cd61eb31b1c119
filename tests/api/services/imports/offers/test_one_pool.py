"""Offers that several networks import stand in the pool once, whatever came first."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from models.tables import Base, Employer, Network, Offer, SameOfferPair, Structure

BAKERY = {
    "SIRET": "12345678200010", "Employeur": "BOULANGERIE MIKTOPAN", "Type": "apprentissage",
    "Métier": "D1102", "Intitulé": "Apprenti boulanger", "Commune": "Le Mans",
}  # fmt: skip


@pytest.fixture
def networks(desk):
    with desk.sessions.begin() as session:
        session.add(Network(id="ml", kind="mission_locale", name="Missions Locales"))
        session.add(Network(id="cma", kind="cma", name="CMA"))
        session.flush()
        session.add(Structure(id="ml-nord", network_id="ml", name="ML Nord"))
        session.add(Structure(id="cma-72", network_id="cma", name="CMA 72"))
    return desk


def _pool(desk):
    with desk.sessions() as session:
        rows = session.execute(select(Offer, Employer).join(Employer).order_by(Offer.id))
        return [(offer, employer) for offer, employer in rows if offer.same_as is None]


def test_one_place_of_two_networks_is_kept_once_with_both_sources(networks):
    networks.give("offers", BAKERY | {"Identifiant": "1"}, source="ml-nord", structure_id="ml-nord")
    report = networks.give(
        "offers",
        BAKERY | {"Identifiant": "B7", "Intitulé": "Boulanger H/F", "Niveau": "3"},
        source="cma-72",
        structure_id="cma-72",
    )
    assert any("1 offre déjà connue d'une autre source" in text for text in report.messages)
    ((offer, _),) = _pool(networks)
    assert offer.diploma_level == 3
    with networks.sessions() as session:
        (other,) = session.scalars(select(Offer).where(Offer.same_as == offer.id))
        assert {offer.source_name, other.source_name} == {"ml-nord", "cma-72"}
        if offer.source_name == "ml-nord":
            assert offer.filled_from == {"diploma_level": other.id}


def test_the_source_that_learns_a_field_is_believed_again(networks):
    first = BAKERY | {"Identifiant": "1", "Niveau": ""}
    networks.give("offers", first, source="a", structure_id="ml-nord")
    networks.give(
        "offers", BAKERY | {"Identifiant": "2", "Niveau": "3"}, source="b", structure_id="cma-72"
    )
    again = networks.give("offers", first, source="a", structure_id="ml-nord")
    assert (again.updated, again.unchanged) == (0, 1)
    networks.give("offers", first | {"Niveau": "4"}, source="a", structure_id="ml-nord")
    # Two levels under one title: nobody merges them silently any more.
    assert sorted(offer.diploma_level for offer, _ in _pool(networks)) == [3, 4]
    with networks.sessions() as session:
        assert session.scalars(select(Offer.filled_from)).all() == [None, None]
        (pair,) = session.scalars(select(SameOfferPair))
        assert (pair.why, pair.is_one) == ("level_differs", None)


def test_an_employer_written_otherwise_without_siret_is_recognised(networks):
    here = {"Adresse": "12 place du Marché", "Code postal": "72000"}
    networks.give("offers", BAKERY | here | {"Identifiant": "1"}, source="a")
    named = BAKERY | here | {
        "SIRET": "", "Employeur": "Boulangerie Miktopan SARL", "Adresse": "12 pl. du marche",
    }  # fmt: skip
    networks.give("offers", named | {"Identifiant": "9"}, source="b")
    assert len(_pool(networks)) == 1


@pytest.mark.parametrize("siret", [BAKERY["SIRET"], ""])
def test_another_postcode_of_one_town_vetoes_nothing(networks, siret):
    """La bonne alternance compares offers of one postcode only."""
    here = {"Adresse": "12 place du Marché", "Code postal": "72000"}
    networks.give("offers", BAKERY | here | {"Identifiant": "1"}, source="a")
    there = BAKERY | here | {"SIRET": siret, "Code postal": "72100", "Identifiant": "9"}
    networks.give("offers", there, source="b")
    assert len(_pool(networks)) == 1


def test_a_neighbour_at_the_same_door_is_another_employer(networks):
    here = {"Adresse": "12 place du Marché", "Code postal": "72000"}
    networks.give("offers", BAKERY | here | {"Identifiant": "1"}, source="a")
    other = BAKERY | here | {"SIRET": "", "Employeur": "FOURNIL DASTIVOR"}
    networks.give("offers", other | {"Identifiant": "9"}, source="b")
    assert len(_pool(networks)) == 2


_LINES = st.lists(
    st.fixed_dictionaries(
        {
            "Identifiant": st.sampled_from(["1", "2", "3"]),
            "SIRET": st.sampled_from(["12345678200010", "12345678200028", ""]),
            "Employeur": st.sampled_from(["BOULANGERIE MIKTOPAN", "Boulangerie Miktopan SARL"]),
            "Adresse": st.sampled_from(["12 place du Marché", "12 PL DU MARCHE"]),
            "Code postal": st.just("72000"),
            "Commune": st.just("Le Mans"),
            "Type": st.just("apprentissage"),
            "Intitulé": st.sampled_from(["Boulanger", "Apprentie boulangère", "Tourier"]),
            "Métier": st.just("D1102"),
            "Niveau": st.sampled_from(["", "3", "4"]),
            "Places": st.sampled_from(["1", "2"]),
        }
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda line: line["Identifiant"],
)


def _content(desk):
    """The pool, all sources behind it and what waits for a person, without moments of writing."""
    moments = {"imported_at", "updated_at", "news_on"}
    hidden = {"imported_at", "updated_at", "source", "source_name", "source_key", "given_by"}
    with desk.sessions() as session:
        employers = session.execute(select(Employer.__table__)).mappings()
        offers = session.execute(select(Offer.__table__)).mappings()
        pairs = session.scalars(select(SameOfferPair))
        return (
            sorted(repr({k: v for k, v in r.items() if k not in hidden}) for r in employers),
            sorted(repr({k: v for k, v in r.items() if k not in moments}) for r in offers),
            sorted((pair.first_id, pair.second_id, pair.why) for pair in pairs),
        )


@settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(lines=st.tuples(_LINES, _LINES, _LINES))
def test_overlapping_files_in_any_order_give_the_same_pool(desk, lines):
    files = list(zip("abc", lines, strict=True))
    found = []
    for order in list(permutations(files))[::3]:
        with desk.sessions.begin() as session:
            for table in reversed(Base.metadata.sorted_tables):
                session.execute(delete(table))
        for source, rows in order:
            desk.give("offers", *rows, source=source)
        found.append(_content(desk))
        later = replace(desk.tools, now=datetime(2026, 11, 23, tzinfo=UTC))
        for source, rows in order:
            assert desk.give("offers", *rows, source=source, tools=later).updated == 0
        assert _content(desk) == found[-1]
    assert all(each == found[0] for each in found)
