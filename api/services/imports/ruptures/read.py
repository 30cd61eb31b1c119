"""Whose contract broke, by a line of a ruptures file, and what does the line say of it?"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from api.services.imports.landing.context import Landing
from api.services.rules_known import rules_known
from data.reference import load
from data.sources.columns.ruptures import CONTRACTS
from data.sources.rows import Row
from matcher.urgency import Terms
from matcher.urgency.free_rupture import broke_in_free_period
from models.enums import RuptureCause, RuptureMatch, RuptureSide
from models.errors import InvalidCode
from models.store.sealing import PersonIdentity, Sealer, normalised_name
from models.tables import Identity, YoungPerson

_OF_CONTRACT = ("ruptured_on", "starts_on", "ends_on", "siret", "cause")


@dataclass(frozen=True)
class GivenRupture:
    """One line. `keys`: keyed hashes of names, birth date and day of the rupture, first key first.

    `values`: what is known of the rupture, by column of `RuptureCase`.
    """

    line: int
    keys: list[str]
    match: RuptureMatch
    person_id: str | None
    identity: PersonIdentity
    values: dict[str, Any]


def case_keys(
    sealer: Sealer,
    structure_id: str | None,
    identity: PersonIdentity,
    moment: tuple[date | None, date],
) -> list[str]:
    """Keyed hashes by which a structure knows a rupture of (birth date, day) again.

    Raises InvalidCode for a name without a letter.
    """
    born, broken = moment
    family = normalised_name("nom de famille", identity.family_name)
    given = normalised_name("prénom", identity.given_name)
    text = "\x1f".join((family, given, born.isoformat() if born else "", broken.isoformat()))
    return sealer.source_key_hashes(f"{structure_id}\x1fruptures", text)


class RuptureReader:
    """Reads lines against the young people of the structure. Nobody else's are looked up."""

    def __init__(self, landing: Landing) -> None:
        """Read, once, the hashes of everybody the structure follows."""
        self._landing = landing
        self._free_days = Terms.of(rules_known(), landing.tools.today).free_days
        self._by_hash: dict[str, list[str]] = defaultdict(list)
        self._by_name: dict[str, list[date]] = defaultdict(list)
        people = (
            select(Identity.person_id, Identity.lookup_hash, Identity.name_hash)
            .add_columns(YoungPerson.birth_date)
            .join(YoungPerson, YoungPerson.id == Identity.person_id)
            .where(YoungPerson.structure_id == landing.structure_id)
            .order_by(Identity.person_id)
        )
        for row in landing.session.execute(people):
            self._by_hash[row.lookup_hash].append(row.person_id)
            if row.name_hash:
                self._by_name[row.name_hash].append(row.birth_date)
        self._romes = _romes_by_code()
        self.without_rupture = 0

    def read(self, row: Row) -> GivenRupture | None:
        """The rupture of a line; None when it tells of none, or with flaws when it cannot land."""
        contract = _latest_contract(row.values)
        if contract is None:
            self.without_rupture += 1
            return None
        if not self._is_possible(row.line, contract):
            return None
        identity = PersonIdentity(str(row.values["family_name"]), str(row.values["given_name"]))
        born: Any = row.values.get("birth_date")
        try:
            match, person_id = self._whose(identity, born)
            moment = born, contract["ruptured_on"]
            keys = case_keys(
                self._landing.tools.sealer, self._landing.structure_id, identity, moment
            )
        except InvalidCode as error:
            self._landing.refuse(row.line, "family_name", f"attendu {error.expected}")
            return None
        values = self._values(row.values, contract)
        return GivenRupture(row.line, keys, match, person_id, identity, values)

    def _is_possible(self, line: int, contract: Mapping[str, Any]) -> bool:
        broken, starts, ends = (contract[name] for name in ("ruptured_on", "starts_on", "ends_on"))
        for is_wrong, column, reason in (
            (broken > self._landing.tools.today, "ruptured_on", "rupture à venir"),
            (starts is not None and broken < starts, "ruptured_on", "rupture avant le début"),
            (starts and ends and ends < starts, "ends_on", "fin avant le début"),
        ):
            if is_wrong:
                self._landing.refuse(line, column, reason)
                return False
        return True

    def _whose(
        self, identity: PersonIdentity, born: date | None
    ) -> tuple[RuptureMatch, str | None]:
        sealer = self._landing.tools.sealer
        names = identity.family_name, identity.given_name
        if born is not None:
            hashes = sealer.lookup_hashes(*names, born)
            found = [person for key in hashes for person in self._by_hash[key]]
            if len(found) == 1:
                return RuptureMatch.MATCHED, found[0]
        # The same family name, and no birth date that says otherwise: somebody must look.
        alike = [day for key in sealer.name_hashes(names[0]) for day in self._by_name[key]]
        if any(born is None or day == born for day in alike):
            return RuptureMatch.TO_CONFIRM, None
        return RuptureMatch.NOT_KNOWN, None

    def _values(self, cells: Mapping[str, Any], contract: Mapping[str, Any]) -> dict[str, Any]:
        own = {name: cells.get(name) for name in ("birth_date", "uai", "course_title")}
        sides = {name: cells.get(name) for name in ("broken_by", "stated_by", "in_free_period")}
        found = {**contract, **own, **sides, "rome": self._rome(cells)}
        if found["in_free_period"] is None and found["starts_on"] is not None:
            days = found["starts_on"], found["ruptured_on"]
            found["in_free_period"] = broke_in_free_period(*days, self._free_days)
        unknown = (None, "", RuptureCause.UNKNOWN, RuptureSide.UNKNOWN)
        return {
            name: str(value) if name in ("siret", "uai") else value
            for name, value in found.items()
            if value not in unknown
        }

    def _rome(self, cells: Mapping[str, Any]) -> str | None:
        """The trade given, else the only one that the diploma leads to."""
        trade = cells.get("trade")
        if trade:
            return self._landing.trades.of_text(str(trade))
        romes = next(
            (self._romes[c] for n in ("cfd", "rncp") if (c := cells.get(n)) in self._romes), ""
        )
        return romes if romes and "|" not in romes else None


def _latest_contract(cells: Mapping[str, Any]) -> dict[str, Any] | None:
    """Of the contracts of a line, the one that broke last."""
    contracts: list[dict[str, Any]] = [
        {name: cells.get(name + suffix) for name in _OF_CONTRACT} for suffix in CONTRACTS
    ]
    broken = [contract for contract in contracts if contract["ruptured_on"] is not None]
    broken.sort(key=lambda contract: date.toordinal(contract["ruptured_on"]))
    return broken[-1] if broken else None


def _romes_by_code() -> dict[str, str]:
    """Trades of each diploma, by CFD and by RNCP."""
    codes = load("apprenticeship_codes")
    return {
        code: str(romes)
        for name in ("rncp", "cfd")
        for code, romes in zip(codes[name], codes["romes"], strict=True)
        if code
    }
