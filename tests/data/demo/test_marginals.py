"""Do starts, ruptures, firms and signings follow what the README of the demo says?"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from math import sqrt

import pytest

from data.demo import DemoTerritory
from data.demo.firms.employers import demo_firms
from data.demo.firms.ruptures import OTHER, fitted_ruptures, sector_of
from data.demo.firms.trades import demo_trades
from data.demo.ground.distances import crow_km
from data.demo.ground.real_ground import Ground
from data.demo.ground.seasons import MONTH_SHARES
from models.enums import OfferKind, OfferStatus, OutcomeKind, ProposalStatus
from models.tables import Employer, Placement

NINE_MONTHS = timedelta(days=274)


def share(flags: Iterable[bool]) -> float:
    values = list(flags)
    return sum(values) / len(values)


def margin(rate: float, count: int, sigmas: float = 3.5) -> float:
    return sigmas * sqrt(rate * (1 - rate) / count)


@pytest.fixture(scope="module")
def employer_of(demo: DemoTerritory) -> dict[str, Employer]:
    return {row.id: row for row in demo.employers}


@pytest.fixture(scope="module")
def contracts(demo: DemoTerritory) -> list[Placement]:
    """Contracts of people not followed here: the published rates hold for them."""
    return [
        row
        for row in demo.placements
        if row.kind is OfferKind.APPRENTICESHIP and row.person_id is None
    ]


def broke_early(row: Placement) -> bool:
    return row.ruptured_on is not None and row.ruptured_on - row.starts_on < NINE_MONTHS


@pytest.fixture(scope="module")
def ripe(contracts: list[Placement], today: date) -> list[Placement]:
    """Contracts whose nine months are over."""
    return [row for row in contracts if row.starts_on + NINE_MONTHS <= today]


def test_contracts_start_in_season(contracts: list[Placement]) -> None:
    months = Counter(row.starts_on.month for row in contracts)
    for month, percent in enumerate(MONTH_SHARES, 1):
        rate = percent / 100
        assert months[month] / len(contracts) == pytest.approx(
            rate, abs=margin(rate, len(contracts))
        )


def test_history_spans_three_years(contracts: list[Placement], today: date) -> None:
    years = Counter((today - row.starts_on).days // 365 for row in contracts)
    assert set(years) <= {0, 1, 2, 3}
    assert min(years[year] for year in (0, 1, 2)) > 200


@pytest.mark.parametrize(
    "sector",
    [
        "hébergement-restauration",
        "commerce réparation auto et motocycle",
        "construction",
        "industries alimentaires boissons tabac",
        OTHER,
    ],
)
def test_ruptures_of_a_sector_are_near_its_published_rate(
    sector: str, ripe: list[Placement], employer_of: dict[str, Employer], ground: Ground
) -> None:
    rates = ground.rupture_rates
    rate = rates.get(("sector", sector), rates["all", "all"])
    own = [row for row in ripe if sector_of(employer_of[row.employer_id].naf) == sector]
    assert len(own) >= 40
    assert share(broke_early(row) for row in own) == pytest.approx(rate, abs=margin(rate, len(own)))


def test_small_firms_break_more_contracts_than_large_ones(
    ripe: list[Placement], employer_of: dict[str, Employer]
) -> None:
    by_size: dict[bool, list[bool]] = defaultdict(list)
    for row in ripe:
        size = employer_of[row.employer_id].headcount
        if size is not None and not 5 <= size < 50:
            by_size[size < 5].append(broke_early(row))
    assert share(by_size[True]) > share(by_size[False]) + 0.03


def test_firms_differ_more_than_chance_alone(ground: Ground) -> None:
    firms = demo_firms(ground, demo_trades(ground), date(2026, 11, 22), 72, 300)
    ruptures = fitted_ruptures(ground, firms, ["0720928T"], 72)
    food = [f for f in firms if sector_of(f.row.naf) == "hébergement-restauration" and f.contracts]
    chances = [ruptures.chance(firm, 3, None) for firm in food]
    assert max(chances) - min(chances) > 0.2


def test_a_running_contract_has_no_end(demo: DemoTerritory, today: date) -> None:
    ends = {OutcomeKind.COMPLETED, OutcomeKind.RUPTURED}
    ended = {row.placement_id for row in demo.outcomes if row.kind in ends}
    running = [
        row
        for row in demo.placements
        if row.kind is OfferKind.APPRENTICESHIP
        and row.ruptured_on is None
        and row.ends_on
        and row.ends_on > today
    ]
    assert len(running) > 300
    assert not [row.id for row in running if row.id in ended]


def test_no_outcome_lies_ahead(demo: DemoTerritory, today: date) -> None:
    assert max(row.happened_on for row in demo.outcomes) <= today
    assert max(row.proposed_on for row in demo.proposals) <= today


def test_signing_falls_with_distance(demo: DemoTerritory, employer_of: dict[str, Employer]) -> None:
    home = {row.person_id: row for row in reversed(demo.homes)}
    offer = {row.id: row for row in demo.offers}
    ends = {OutcomeKind.SIGNED, OutcomeKind.PMSMP_DONE}
    signed = {row.proposal_id for row in demo.outcomes if row.kind in ends}
    near: dict[bool, list[bool]] = defaultdict(list)
    for row in demo.proposals:
        if row.status is not ProposalStatus.PENDING:
            place, start = employer_of[offer[row.offer_id].employer_id], home[row.person_id]
            km = crow_km(start.lat or 0, start.lng or 0, place.lat or 0, place.lng or 0)
            near[km < 10].append(row.id in signed)
    assert min(len(flags) for flags in near.values()) > 200
    assert share(near[True]) > share(near[False]) + 0.1


def test_a_third_of_the_firms_opens_nothing_but_has_had_apprentices(demo: DemoTerritory) -> None:
    opening = {row.employer_id for row in demo.offers if row.status is OfferStatus.LIVE}
    closed = [row for row in demo.employers if row.id not in opening]
    assert share(row.id not in opening for row in demo.employers) == pytest.approx(0.35, abs=0.05)
    assert share((row.apprentices_past_3y or 0) > 0 for row in closed) == 1


def test_some_firms_are_full_of_apprentices(demo: DemoTerritory) -> None:
    full = [
        row
        for row in demo.employers
        if row.apprentices_now is not None
        and row.apprentice_masters is not None
        and row.apprentices_now >= 2 * row.apprentice_masters
    ]
    assert 5 <= len(full) <= 90


def test_nobody_has_two_contracts_at_once(demo: DemoTerritory) -> None:
    spans = defaultdict(list)
    for row in demo.placements:
        if row.person_id and row.kind is OfferKind.APPRENTICESHIP:
            spans[row.person_id].append((row.starts_on, row.ruptured_on or row.ends_on))
    for own in spans.values():
        own.sort()
        assert all(before[1] < after[0] for before, after in pairwise(own))


def test_pmsmp_keep_to_the_limits_of_their_law(demo: DemoTerritory) -> None:
    stays = defaultdict(list)
    for row in demo.placements:
        if row.person_id and row.kind is OfferKind.PMSMP:
            assert row.ends_on
            assert (row.ends_on - row.starts_on).days < 31
            stays[row.person_id, row.employer_id].append((row.ends_on - row.starts_on).days + 1)
    assert len(stays) > 100
    # At most two stays with one host, renewals included, of 60 days in all (D5135-3).
    assert all(len(days) <= 2 and sum(days) <= 60 for days in stays.values())
