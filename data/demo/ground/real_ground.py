"""On which real ground does the demo stand? Communes, CFA, Missions Locales, rates."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from data.reference import load

HEART = "72"
DEPARTEMENTS = (HEART, "28", "37", "41", "49", "53", "61")
# Le Mans, where the territory's jobs and buses concentrate.
CENTRE = "72181"
_SHORTEST_TRADE_NAME = 8
# Diplomas most young people mean; the others (titles, specialisations) come after them.
_USUAL_DIPLOMAS = ("CAP ", "Bac pro ", "BTS ")


@dataclass(frozen=True, slots=True)
class Commune:
    """A real commune: Insee code, name, postal code, centre, size, and whether it is rural."""

    insee: str
    name: str
    departement: str
    postcode: str
    lat: float
    lng: float
    area_km2: float
    population: int
    rural: bool


@dataclass(frozen=True, slots=True)
class CfaSite:
    """A real CFA: its number, usual name, all words of its names, commune and point."""

    uai: str
    name: str
    words: str
    insee: str
    lat: float
    lng: float


@dataclass(frozen=True, slots=True)
class MissionLocale:
    """A real Mission Locale: usual name and commune."""

    name: str
    insee: str


class Ground:
    """The reference tables, cut to the Sarthe and its neighbours."""

    @cached_property
    def communes(self) -> dict[str, Commune]:
        """Communes with inhabitants, by Insee code, in the order of the codes."""
        table = load("communes")
        here = table[
            table["departement"].isin(DEPARTEMENTS)
            & (table["kind"] == "commune")
            & (table["population"].fillna(0) > 0)
            & table["lat"].notna()
        ].sort_values("insee")
        rows = _records(here)
        return {row["insee"]: _commune(row) for row in rows}

    @cached_property
    def cfa_sites(self) -> list[CfaSite]:
        """CFA that teach in the territory, one per UAI, in the order of the UAI."""
        table = load("cfas")
        teaching = table["nature"].isin(["formateur", "responsable_formateur"])
        here = table[teaching & table["insee"].isin(list(self.communes)) & table["lat"].notna()]
        first = here.sort_values(["uai", "siret"]).drop_duplicates("uai")
        rows = _records(first)
        return [_cfa_site(row) for row in rows]

    @cached_property
    def missions_locales(self) -> list[MissionLocale]:
        """The territory's Missions Locales, in the order of their structure numbers."""
        table = load("missions_locales").sort_values("id")
        here = table[table["departement"].isin(DEPARTEMENTS)]
        rows = _records(here)
        return [
            MissionLocale(_without_number(row["usual_name"] or row["name"]), row["insee"])
            for row in rows
            if row["insee"] in self.communes
        ]

    @cached_property
    def trade_labels(self) -> dict[str, str]:
        """ROME 3 code → label."""
        table = load("trades")
        return dict(zip(table["rome"], table["label"], strict=True))

    @cached_property
    def hires(self) -> dict[str, dict[str, int]]:
        """ROME 3 code → NAF → hires of 2021."""
        result: dict[str, dict[str, int]] = {}
        for rome, naf, hires in load("naf_rome_hires")[["rome", "naf", "hires"]].itertuples(
            index=False
        ):
            result.setdefault(rome, {})[naf] = int(hires)
        return result

    @cached_property
    def related(self) -> dict[str, list[str]]:
        """ROME 3 code → close trades (Proche), sorted."""
        table = load("related_trades")
        close = table[table["relation"] == "close"].groupby("rome")["target_rome"]
        return {str(rome): sorted(targets) for rome, targets in close}

    @cached_property
    def diplomas(self) -> dict[str, dict[int, list[tuple[str, str]]]]:
        """ROME 3 code → level 3–5 → (RNCP, title) of live apprenticeships, usual diplomas first."""
        table = load("qualifications")
        live = table["apprenticeship"] & table["active"] & (table["rncp"] != "")
        kept = table[live & table["level"].isin([3, 4, 5])].sort_values("certif_id")
        result: dict[str, dict[int, list[tuple[str, str]]]] = {}
        for romes, level, rncp, title in kept[["romes", "level", "rncp", "title"]].itertuples(
            index=False
        ):
            for rome in filter(None, romes.split("|")):
                result.setdefault(rome, {}).setdefault(int(level), []).append((rncp, title))
        for by_level in result.values():
            for diplomas in by_level.values():
                diplomas.sort(key=lambda diploma: not diploma[1].startswith(_USUAL_DIPLOMAS))
        return result

    @cached_property
    def rupture_rates(self) -> dict[tuple[str, str], float]:
        """(dimension, category) → share of the contracts of 2022 broken within 9 months, 0–1."""
        table = load("rupture_rates")
        rows = table[(table["contracts_started"] == 2022) & (table["horizon"] == "9 months")]
        cells = zip(rows["dimension"], rows["category"], rows["rate_pct"], strict=True)
        return {(dimension, category): float(rate) / 100 for dimension, category, rate in cells}


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): cell for name, cell in row.items()} for row in table.to_dict("records")]


def _commune(row: dict[str, Any]) -> Commune:
    return Commune(
        insee=row["insee"],
        name=row["name"],
        departement=row["departement"],
        postcode=row["postcodes"].split("|")[0],
        lat=float(row["lat"]),
        lng=float(row["lng"]),
        area_km2=float(row["area_km2"]),
        population=int(row["population"]),
        rural=row["rural_class"].startswith("rural"),
    )


def _cfa_site(row: dict[str, Any]) -> CfaSite:
    return CfaSite(
        uai=row["uai"],
        name=_usual_name(row["name"], row["trade_name"]),
        words=f"{row['name']} {row['trade_name']}".upper(),
        insee=row["insee"],
        lat=float(row["lat"]),
        lng=float(row["lng"]),
    )


def _usual_name(name: str, trade_name: str) -> str:
    """The trade name unless it is a mere abbreviation ("LP", "MFR")."""
    return (trade_name if len(trade_name) >= _SHORTEST_TRADE_NAME else name)[:200]


def _without_number(name: str) -> str:
    """Without the number some structures write first ("72-ML SARTHE NORD")."""
    bare = re.sub(r"^\d\d\s*-\s*", "", " ".join(name.split()))
    says_so = re.search(r"\b(mission|ML)\b", bare, re.IGNORECASE)
    return bare if says_so else f"Mission Locale {bare}"
