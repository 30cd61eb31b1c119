"""Which offers stand in the pool once something changed? Each place once, with all its sources.

What is settled depends on the stored offers, employers and decisions alone: files imported in any
order give the same pool. Only what surrounds a change is read.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from api.services.pool.employers.matches import refresh_matches
from api.services.pool.employers.sites import Sites, sites_around
from api.services.pool.settled.fill_fields import FILLABLE, filled, leading_first, own_values
from api.services.pool.settled.offer_facts import Rows, offer_facts, offers_around
from api.services.rows.merging import insert_rows, update_rows
from api.services.rows.stored import in_parts
from matcher.duplicates.groups import Doubt, Grouped, Known, Pair, group_offers
from models.tables import Offer, SameOfferPair


@dataclass(frozen=True)
class Settled:
    """How many of the offers looked at are kept under another one, and how many pairs wait."""

    changed: int
    kept_once: int
    in_doubt: int


def settle_pool(
    session: Session, employers: Collection[str], offers: Collection[str], now: datetime
) -> Settled:
    """Settle what surrounds these employers (new or changed) and offers."""
    session.flush()
    refresh_matches(session, employers)
    scope = _scope(session, set(employers) | _employers_of(session, offers))
    sites, rows, pairs = scope.sites, scope.rows, scope.pairs
    decided = {key: pair.is_one for key, pair in pairs.items() if pair.is_one is not None}
    known = Known(sites.maybe_one, decided)
    # As their own sources have them: what was filled in must not decide what is filled in.
    own: Rows = {key: own_values(row) for key, row in rows.items()}
    grouped = group_offers(offer_facts(session, own, sites), known)
    chosen = {pair.leading_id for pair in pairs.values() if pair.is_one and pair.leading_id}
    updates = _updates((rows, own), grouped, chosen)
    update_rows(session, Offer, updates)
    _note_doubts(session, pairs, grouped.doubts, now)
    session.expire_all()
    kept_once = sum(len(group) - 1 for group in grouped.groups)
    return Settled(len(updates), kept_once, len(grouped.doubts))


@dataclass(frozen=True)
class _Scope:
    """All that a change may reach: sites, offers, and what was asked or decided about them."""

    sites: Sites
    rows: Rows
    pairs: dict[Pair, SameOfferPair]


def _scope(session: Session, owners: set[str]) -> _Scope:
    """Widen to whatever hangs together: sites that may be one, one number, a decision."""
    while True:
        sites = sites_around(session, owners)
        rows = offers_around(session, sites.of)
        pairs = _decisions(session, rows)
        tied = {name for pair in pairs for name in pair} - rows.keys()
        wider = {str(row["employer_id"]) for row in rows.values()} | _employers_of(session, tied)
        if wider <= sites.of.keys():
            return _Scope(sites, rows, pairs)
        owners = wider | sites.of.keys()


def _employers_of(session: Session, offers: Collection[str]) -> set[str]:
    found: set[str] = set()
    for part in in_parts(offers):
        found |= set(session.scalars(select(Offer.employer_id).where(Offer.id.in_(part))))
    return found


def _decisions(session: Session, rows: Rows) -> dict[Pair, SameOfferPair]:
    found: dict[Pair, SameOfferPair] = {}
    for part in in_parts(rows):
        either = or_(SameOfferPair.first_id.in_(part), SameOfferPair.second_id.in_(part))
        for pair in session.scalars(select(SameOfferPair).where(either)):
            found[pair.first_id, pair.second_id] = pair
    return found


def _updates(
    stored_and_own: tuple[Rows, Rows], grouped: Grouped, chosen: Collection[str]
) -> list[dict[str, Any]]:
    """Columns that differ from what is stored, by offer."""
    rows, own = stored_and_own
    wanted: dict[str, dict[str, Any]] = {key: _alone(row) for key, row in own.items()}
    for group in grouped.groups:
        leader, *others = members = leading_first([own[key] for key in group], chosen)
        values, taken = filled(members)
        wanted[leader["id"]] |= {**values, "filled_from": taken or None}
        for other in others:
            wanted[other["id"]]["same_as"] = leader["id"]
    updates = []
    for key, values in wanted.items():
        stored = rows[key]
        changed = {name: value for name, value in values.items() if stored[name] != value}
        if changed:
            updates.append({"id": key, **changed})
    return updates


def _alone(own: Mapping[str, Any]) -> dict[str, Any]:
    return {name: own[name] for name in FILLABLE} | {"same_as": None, "filled_from": None}


def _note_doubts(
    session: Session, pairs: Mapping[Pair, SameOfferPair], doubts: Collection[Doubt], now: datetime
) -> None:
    """New doubts wait for a person; those that are none any more go, decisions stay."""
    open_ones = {(doubt.first, doubt.second): doubt for doubt in doubts}
    over = [key for key, pair in pairs.items() if pair.is_one is None and key not in open_ones]
    for first, second in over:
        one = (SameOfferPair.first_id == first) & (SameOfferPair.second_id == second)
        session.execute(delete(SameOfferPair).where(one))
    insert_rows(
        session,
        SameOfferPair,
        [
            {"first_id": first, "second_id": second, "why": doubt.why.value, "found_at": now}
            for (first, second), doubt in open_ones.items()
            if (first, second) not in pairs
        ],
    )
