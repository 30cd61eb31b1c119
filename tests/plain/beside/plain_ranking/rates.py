"""Prior outcomes in plain Python: m = (y + κm) / (n + κ), from the whole down to each employer."""

from collections.abc import Callable, Mapping, Sequence
from math import log
from typing import Any

# Employer, CFA ("" none), trade, trials, successes.
Cell = tuple[str, str, str, int, int]


def plain_rates(
    cells: Sequence[Cell], kappa: Mapping[str, float], base: float
) -> list[dict[str, float]]:
    """The shrunk rates of each cell's trade, CFA and employer."""

    def level(
        key: Callable[[Cell], str], parent: dict[int, float], strength: float
    ) -> dict[int, float]:
        groups: dict[str, list[int]] = {}
        for row, cell in enumerate(cells):
            groups.setdefault(key(cell), []).append(row)
        rates = {}
        for members in groups.values():
            n, y = (sum(cells[row][at] for row in members) for at in (3, 4))
            weight = {row: max(cells[row][3], 1e-9) for row in members}
            mean = sum(parent[row] * weight[row] for row in members) / sum(weight.values())
            rates.update(dict.fromkeys(members, (y + strength * mean) / (n + strength)))
        return rates

    n, y = (sum(cell[at] for cell in cells) for at in (3, 4))
    overall = (y + kappa["overall"] * base) / (n + kappa["overall"])
    sector = level(lambda c: c[2][:3], dict.fromkeys(range(len(cells)), overall), kappa["sector"])
    trade = level(lambda c: c[2], sector, kappa["trade"])
    cfa = level(lambda c: c[1], trade, kappa["cfa"])
    cfa = {row: cfa[row] if cells[row][1] else trade[row] for row in cfa}
    employer = level(lambda c: c[0], cfa, kappa["employer"])
    return [
        {"trade": trade[row], "cfa": cfa[row], "employer": employer[row]}
        for row in range(len(cells))
    ]


def plain_entries(
    history: Sequence[Mapping[str, Any]], kind: str, priors: Mapping[str, Any]
) -> dict[str, dict[str, int]]:
    """Grid entries by factor, then by employer or UAI; who has no trial is absent."""
    entries: dict[str, dict[str, int]] = {}
    for factor, level, question, counted in (
        ("employer_signs", "employer", "signed", ("proposed", "signed")),
        ("employer_keeps", "employer", "held", ("followed_6m", "held_6m")),
        ("cfa_keeps", "cfa", "held", ("followed_6m", "held_6m")),
    ):
        cells = [
            (r["employer_id"], r["uai"], r["rome"], r[counted[0]], r[counted[1]])
            for r in history
            if r["kind"] == kind
        ]
        rates = plain_rates(cells, priors["kappa"][question], priors["base"][kind][question])
        entries[factor] = {}
        for key in {cell[0] if level == "employer" else cell[1] for cell in cells} - {""}:
            own = [
                (cell[3], rate)
                for cell, rate in zip(cells, rates, strict=True)
                if key == (cell[0] if level == "employer" else cell[1]) and cell[3] > 0
            ]
            if own:
                usual = sum(n * rate["trade"] for n, rate in own) / sum(n for n, _ in own)
                gap = _log_odds(own[0][1][level]) - _log_odds(usual)
                entries[factor][key] = max(-8, min(8, round(gap / 0.25))) + 8
    return entries


def _log_odds(rate: float) -> float:
    return log(rate / (1 - rate))
