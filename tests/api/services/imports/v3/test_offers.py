"""The v3 sample cases by value: levels, states, kinds, trades and employers of a feed's offers."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sources.v3_feeds import landed_offers
from sqlalchemy import select

from api.services.imports.report import ImportReport
from api.services.imports.request import ImportTools
from models.enums import OfferKind, OfferStatus
from models.tables import Employer, Offer

Give = Callable[..., ImportReport]


def test_a_null_level_is_kept(give: Give, tools: ImportTools) -> None:
    give("traps")
    offer, _ = landed_offers(tools)["level-null"]
    assert offer.diploma_level is None
    assert offer.status is OfferStatus.LIVE


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("expired", OfferStatus.EXPIRED),
        ("last-day", OfferStatus.LIVE),
        ("filled", OfferStatus.FILLED),
        ("cancelled", OfferStatus.WITHDRAWN),
        ("pending", OfferStatus.DRAFT),
        ("no-expiry-old", OfferStatus.EXPIRED),
        ("no-expiry-60", OfferStatus.LIVE),
    ],
)
def test_only_open_offers_are_live(
    give: Give, tools: ImportTools, name: str, status: OfferStatus
) -> None:
    give("traps")
    assert landed_offers(tools)[name][0].status is status


def test_professionalisation_is_apart(give: Give, tools: ImportTools) -> None:
    give("traps")
    assert landed_offers(tools)["pro-only"][0].kind is OfferKind.PROFESSIONALISATION


def test_trades_are_rome_3_parents_and_unknown_codes_are_reported(
    give: Give, tools: ImportTools
) -> None:
    report = give("traps")
    offer, _ = landed_offers(tools)["several-trades"]
    # A1102 of ROME 4 is narrower than A1102 of ROME 3: its parent is A1101.
    assert (offer.rome, offer.other_romes) == ("A1101", "D1106")
    assert "unknown-trade" not in landed_offers(tools)
    reasons = {flaw.line: flaw.refused for flaw in report.flaws if "rome" in flaw.column}
    assert reasons == {18: False, 19: True}


def test_a_title_serves_when_no_code_is_known(give: Give, tools: ImportTools) -> None:
    give("traps", tools=replace(tools, resolve_trade={"Poste mystère": "D1106"}.get))
    assert landed_offers(tools)["unknown-trade"][0].rome == "D1106"


def test_without_siret_the_same_name_and_address_is_one_employer(
    give: Give, tools: ImportTools
) -> None:
    give("traps")
    offers = landed_offers(tools)
    assert offers["siret-null"][1].id == offers["siret-null-again"][1].id
    assert offers["nameless"][1].legal_name == "Employeur non communiqué"


def test_recruiters_become_employers_without_offers(give: Give, tools: ImportTools) -> None:
    give("traps")
    with tools.sessions() as session:
        found = session.scalars(select(Employer).where(Employer.siret == "12345678200317")).one()
        offers = session.scalars(select(Offer).where(Offer.employer_id == found.id)).all()
    assert (found.insee, found.headcount, list(offers)) == ("72264", 20, [])
