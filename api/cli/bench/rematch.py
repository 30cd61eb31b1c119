"""`passerelle bench rematch` and `policies`: how long, how sure, and what for?

What computes is imported inside the functions that use it.
"""

import json
import os
from dataclasses import asdict
from typing import Any

from rich.table import Table

from api.cli.bench.options import SEED, AsJson, Offers, People, Seed
from api.cli.console.asked import Today, day_asked
from api.cli.console.opened import opened_store
from api.cli.console.terminal import console, progress
from api.cli.console.written import write_result
from api.cli.ranking.ranked import snapshots_of
from api.cli.ruptures.rematch_view import policies_table
from api.settings import read_settings
from api.words.numbers import thousands


def rematch(
    people: People = 10_000,
    offers: Offers = 3_000,
    seed: Seed = SEED,
    as_json: AsJson = False,
) -> None:
    """Mesurer le classement et l'affectation d'un pays, jusqu'à la preuve sur toutes les paires."""
    from api.services.bench.rematch import RematchBench, bench_rematch

    asked = RematchBench(people, offers, os.cpu_count() or 1, seed)
    with progress("Préparation", people) as bar:
        found = asdict(bench_rematch(asked, bar.by))
    if as_json:
        write_result(json.dumps(found, indent=2) + "\n", None)
    else:
        console().print(_measures(found))


def policies(
    as_json: AsJson = False,
    today: Today = None,
) -> None:
    """Comparer la répartition à « ses trois premières » et aux « trois plus proches »."""
    from api.services.bench.policies import compare_policies

    settings, day = read_settings(), day_asked(today)
    with opened_store(settings) as store:
        found = compare_policies(store, snapshots_of(settings), day, os.cpu_count() or 1)
    if as_json:
        write_result(json.dumps([asdict(each) for each in found], indent=2) + "\n", None)
        return
    console().print(policies_table([asdict(each) for each in found]))


def _measures(found: dict[str, Any]) -> Table:
    table = Table(title="Classement et affectation")
    table.add_column("mesure")
    table.add_column("valeur", justify="right")
    for name, value in found.items():
        table.add_row(name, f"{value:.6g}" if isinstance(value, float) else thousands(value))
    return table
