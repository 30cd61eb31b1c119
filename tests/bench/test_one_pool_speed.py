"""How long does it take to keep 100,000 offers of two networks once, and to add a thousand more?"""

from datetime import UTC, date, datetime
from time import process_time

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.services.imports.merging import insert_rows
from api.services.pool.employer_judge import employer_judge
from api.services.pool.settle_pool import settle_pool
from models.enums import OfferKind, OfferStatus, Visibility
from models.store.engine import make_engine, make_sessions
from models.store.schema import upgrade
from models.tables import Employer, Offer

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
SITES, COMMUNES, MORE = 25_000, 3_000, 1_000
TRADES = (
    ("D1102", "Boulanger", "Apprenti boulanger H/F"), ("D1202", "Coiffeur", "Coiffeuse"),
    ("I1604", "Mécanicien auto", "Mécanicien automobile"), ("F1703", "Maçon", "Apprenti maçon"),
)  # fmt: skip
NAMES = ("ZORBALU", "MIKTOPAN", "FRADUVEL", "LOKSIMET", "BRAVOLTI", "PELQUORN", "DASTIVOR")


def _site(number: int, network: str) -> dict[str, object]:
    """A fifth of the second network's employers come without a SIRET, written otherwise."""
    name = f"{NAMES[number % 7]}{number} {TRADES[number % 4][1]}"
    unknown = network == "b" and number % 5 == 0
    key = f"e-{network}{number}" if unknown else f"e-{number}"
    return {
        "id": key,
        "siret": None if unknown else f"{number:014}",
        "legal_name": f"SARL {name.lower()}" if unknown else name,
        "insee": f"{10_000 + number % COMMUNES}",
        "address": f"{number % 90 + 1} rue des Lilas 72000",
    }


def _offer(number: int, network: str, employer: object) -> dict[str, object]:
    rome, short, long = TRADES[number % 4] if number < SITES else TRADES[(number + 1) % 4]
    return {
        "id": f"o-{network}{number}", "employer_id": employer, "kind": OfferKind.APPRENTICESHIP,
        "rome": rome, "title": short if network == "a" else long, "source": "csv",
        "source_name": network, "source_key": str(number), "status": OfferStatus.LIVE,
        "visibility": Visibility.SHARED, "published_on": date(2026, 11, 1),
        "diploma_level": 3 if network == "a" else None,
    }  # fmt: skip


def _fill(session: Session, numbers: range) -> tuple[set[str], set[str]]:
    sites = {(n % SITES, w): _site(n % SITES, w) for n in numbers for w in "ab"}
    employers = {str(row["id"]): row for row in sites.values()}
    known = set(session.scalars(select(Employer.id)))
    insert_rows(
        session, Employer, [row for key, row in sorted(employers.items()) if key not in known]
    )
    offers = [_offer(n, w, sites[n % SITES, w]["id"]) for n in numbers for w in "ab"]
    insert_rows(session, Offer, sorted(offers, key=lambda row: row["source_name"]))
    return set(employers), {str(row["id"]) for row in offers}


@pytest.mark.bench
def test_a_hundred_thousand_offers_of_two_networks(tmp_path):
    engine = make_engine(f"sqlite:///{tmp_path}/pool.sqlite")
    upgrade(engine)
    employer_judge()
    took = []
    for numbers in (range(2 * SITES), range(2 * SITES, 2 * SITES + MORE // 2)):
        with make_sessions(engine).begin() as session:
            touched = _fill(session, numbers)
            began = process_time()
            settle_pool(session, *touched, NOW)
            took.append(process_time() - began)
            standing = session.scalar(
                select(func.count()).select_from(Offer).where(Offer.same_as.is_(None))
            )
    engine.dispose()
    whole, more = took
    print(
        f"\n{4 * SITES:,} offers of two networks kept once: {whole:.0f} s of one core, "
        f"{standing:,} stand; {MORE:,} more: {more:.1f} s, {whole / more:.0f} times less "
        f"for {4 * SITES // MORE} times fewer"
    )
    assert standing < 2.1 * SITES
    # In proportion to what is new, with room for what surrounds it.
    assert more < whole / 10
