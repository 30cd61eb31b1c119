"""How long does it take to keep the offers of two networks once, and to add a thousand more?

Beside the usual way: pandas, every two offers of a commune compared, rapidfuzz on titles and names.
"""

from datetime import UTC, date, datetime
from time import process_time

import pandas as pd
import pytest
from rapidfuzz import fuzz, process, utils
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.pool.employers.judge import employer_judge
from api.services.pool.settled.settle_pool import settle_pool
from api.services.rows.merging import insert_rows
from models.enums import OfferKind, OfferStatus, Visibility
from models.store.engine import make_engine, make_sessions
from models.store.schema import upgrade
from models.tables import Employer, Offer

pytestmark = pytest.mark.bench

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
SITES_A_COMMUNE, MORE = 8, 1_000
TRADES = (
    ("D1102", "Boulanger", "Apprenti boulanger H/F"), ("D1202", "Coiffeur", "Coiffeuse"),
    ("I1604", "Mécanicien auto", "Mécanicien automobile"), ("F1703", "Maçon", "Apprenti maçon"),
)  # fmt: skip
NAMES = ("ZORBALU", "MIKTOPAN", "FRADUVEL", "LOKSIMET", "BRAVOLTI", "PELQUORN", "DASTIVOR")
# Above both, the usual way calls two offers one.
ALIKE_TITLES, ALIKE_NAMES = 80.0, 90.0


def _site(number: int, network: str, sites: int) -> dict[str, object]:
    """A fifth of the second network's employers come without a SIRET, written otherwise.

    A tenth are a second shop of a firm in its own commune: one name, another door.
    """
    brand = _brand(number, sites)
    name = f"{NAMES[brand % 7]}{brand} {TRADES[brand % 4][1]}"
    unknown = network == "b" and number % 5 == 0
    key = f"e-{network}{number}" if unknown else f"e-{number}"
    return {
        "id": key,
        "siret": None if unknown else f"{number:014}",
        "legal_name": f"SARL {name.lower()}" if unknown else name,
        "insee": f"{10_000 + number % (sites // SITES_A_COMMUNE)}",
        "address": f"{number % 90 + 1} rue des Lilas 72000",
    }


def _brand(number: int, sites: int) -> int:
    communes = sites // SITES_A_COMMUNE
    return number - communes if number % 10 == 9 and number >= communes else number


def _offer(number: int, network: str, employer: object, sites: int) -> dict[str, object]:
    rome, short, long = TRADES[(_brand(number % sites, sites) + number // sites) % 4]
    return {
        "id": f"o-{network}{number}", "employer_id": employer, "kind": OfferKind.APPRENTICESHIP,
        "rome": rome, "title": short if network == "a" else long, "source": "csv",
        "source_name": network, "source_key": str(number), "status": OfferStatus.LIVE,
        "visibility": Visibility.SHARED, "published_on": date(2026, 11, 1),
        "diploma_level": 3 if network == "a" else None,
    }  # fmt: skip


def _fill(session: Session, numbers: range, sites: int) -> tuple[set[str], set[str]]:
    told = {(n % sites, w): _site(n % sites, w, sites) for n in numbers for w in "ab"}
    employers = {str(row["id"]): row for row in told.values()}
    known = set(session.scalars(select(Employer.id)))
    insert_rows(
        session, Employer, [row for key, row in sorted(employers.items()) if key not in known]
    )
    offers = [_offer(n, w, told[n % sites, w]["id"], sites) for n in numbers for w in "ab"]
    insert_rows(session, Offer, sorted(offers, key=lambda row: str(row["source_name"])))
    return set(employers), {str(row["id"]) for row in offers}


@pytest.mark.parametrize("offers", [10_000, 30_000, 100_000])
def test_offers_of_two_networks_are_kept_once(tmp_path, offers):
    engine = make_engine(f"sqlite:///{tmp_path}/pool.sqlite")
    upgrade(engine)
    employer_judge()
    sites = offers // 4
    with make_sessions(engine).begin() as session:
        touched = _fill(session, range(2 * sites), sites)
        whole = _took(session, touched)
        found, wrong = _judged(_kept_once(session), 2 * sites)
        began = process_time()
        usual_found, usual_wrong = _judged(_usual_way(session), 2 * sites)
        usual = process_time() - began
    with make_sessions(engine).begin() as session:
        more = _took(session, _fill(session, range(2 * sites, 2 * sites + MORE // 2), sites))
    engine.dispose()
    print(
        f"\n{offers:,} offers: {whole:.1f} s of one core, {found:.1%} of the pairs found, "
        f"{wrong} wrong; every pair of a commune (pandas, rapidfuzz): {usual:.1f} s, "
        f"{usual_found:.1%} found, {usual_wrong:,} wrong. {MORE:,} offers more: {more:.2f} s, "
        f"{whole / more:.0f} times less for {offers // MORE} times fewer"
    )
    assert found > 0.99
    assert wrong == 0 < usual_wrong
    # A thousand more cost what a thousand cost, with what surrounds them, and not the pool.
    assert more < 4 * whole * MORE / offers + 0.5


def _took(session: Session, touched: tuple[set[str], set[str]]) -> float:
    began = process_time()
    settle_pool(session, *touched, NOW)
    return process_time() - began


def _kept_once(session: Session) -> list[tuple[str, str]]:
    kept = select(Offer.id, Offer.same_as).where(Offer.same_as.is_not(None))
    return [(key, str(leader)) for key, leader in session.execute(kept)]


def _usual_way(session: Session) -> list[tuple[str, str]]:
    stored = select(Offer.id, Offer.source_name, Offer.title, Employer.legal_name, Employer.insee)
    rows = session.execute(stored.join(Employer, Offer.employer_id == Employer.id)).all()
    read = pd.DataFrame(rows, columns=["id", "network", "title", "name", "insee"])
    read[["title", "name"]] = read[["title", "name"]].map(utils.default_process)
    sides = [read[read["network"] == network] for network in "ab"]
    pairs = sides[0].merge(sides[1], on="insee")
    for column, least in (("name", ALIKE_NAMES), ("title", ALIKE_TITLES)):
        alike = process.cpdist(
            pairs[f"{column}_x"], pairs[f"{column}_y"], scorer=fuzz.token_set_ratio, workers=1
        )
        pairs = pairs[alike >= least]
    return list(zip(pairs["id_x"], pairs["id_y"], strict=True))


def _judged(pairs: list[tuple[str, str]], true: int) -> tuple[float, int]:
    """Share of the true pairs among these, and how many are none; `o-a7` is `o-b7`."""
    right = sum(one[3:] == other[3:] for one, other in pairs)
    return right / true, len(pairs) - right
