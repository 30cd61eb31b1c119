"""How does an activity report leave as one table? A line a figure, ready for a pivot table."""

from typing import Any, Final

from api.services.table_file import Table
from api.words.activity import (
    DELAYS,
    FEW,
    HORIZONS,
    OVERRIDES,
    PMSMP,
    SPLITS,
    STATES,
    WHOSE,
    part_name,
    period,
)
from api.words.numbers import decimal

HEADERS: Final = ("Périmètre", "Période", "Sujet", "Détail", "Mesure", "Valeur")
_MEASURES: Final = {"contracts": "contrats", "ruptured": "rompus à ce jour", "pmsmp": "PMSMP"}


def activity_table(document: dict[str, Any]) -> Table:
    """Every figure of the document; what is too small to be told says so."""
    rows = [
        ("Contrats", "ensemble", "contrats", _told(document["contracts"])),
        *(
            ("Contrats", STATES[state], "contrats", _told(count))
            for state, count in document["states"].items()
        ),
        *_ruptures(document),
        *(("PMSMP", PMSMP[k], "PMSMP", _told(count)) for k, count in document["pmsmp"].items()),
        *_delays(document),
        *_overrides(document["overrides"]),
        *_splits(document),
    ]
    about = WHOSE[document["whose"]], period(document)
    return HEADERS, [[*about, *row] for row in rows]


def _ruptures(document: dict[str, Any]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for line in document["ruptures"]:
        name = HORIZONS[line["horizon"]]
        share = decimal(100 * line["share"]) if line["share"] is not None else ""
        found += [
            ("Ruptures", name, "contrats suivis jusque-là", _told(line["followed"])),
            ("Ruptures", name, "rompus", _told(line["ruptured"])),
            ("Ruptures", name, "part rompue (%)", share),
        ]
    return found


def _delays(document: dict[str, Any]) -> list[tuple[str, ...]]:
    return [
        ("Délais", DELAYS[line["delay"]], measure, _told(line[key]))
        for line in document["delays"]
        for key, measure in (
            ("count", "contrats"),
            ("q1", "jours, un quart au plus"),
            ("median", "jours, la moitié au plus"),
            ("q3", "jours, trois quarts au plus"),
        )
    ]


def _overrides(told: dict[str, Any]) -> list[tuple[str, ...]]:
    subject, measure = "Choix hors de l'ordre", "propositions"
    return [
        (subject, "proposées depuis une liste", measure, _told(told["proposals"])),
        (subject, "avant d'autres mieux classées", measure, _told(told["passed_over"])),
        *(
            (subject, OVERRIDES[reason], measure, _told(count))
            for reason, count in told["reasons"].items()
        ),
    ]


def _splits(document: dict[str, Any]) -> list[tuple[str, ...]]:
    return [
        (SPLITS[split], part_name(line["key"], split), words, _told(line[measure]))
        for split, lines in document["splits"].items()
        for line in lines
        for measure, words in _MEASURES.items()
    ]


def _told(count: float | None) -> str:
    return FEW if count is None else str(count)
