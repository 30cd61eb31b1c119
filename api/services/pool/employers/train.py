"""How are the weights of the employer comparison renewed? From a file of labelled pairs."""

import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

from api.services.pool.employers.judge import towns_of_france
from api.services.pool.employers.same_employer_csv import COLUMNS, establishment
from data import reference
from data.sources.named_columns import NamedCells, read_named_columns
from matcher.employers.judge import QUESTIONS
from matcher.employers.learn import learn
from matcher.employers.measured_quality import Quality, cross_validated
from matcher.employers.training_pairs import LabelledPair
from matcher.employers.vocabulary import Vocabulary, learn_weights
from models.errors import BrokenInput

_LABELS: Final = ("match_site", "match_org")
# Smaller communes' names are as rare as any other word.
_TOWN: Final = 2_000
_FEWEST_PAIRS: Final = 200
_YES_NO: Final = {"1": True, "0": False}


def train_employers(
    path: Path, today: date, on_progress: Callable[[int, int], None] = lambda _d, _a: None
) -> str:
    """The new document as JSON, one tree a line. Raises BrokenInput naming line and column."""
    labelled = read_labelled(path)
    vocabulary = registered_vocabulary()
    quality = cross_validated(labelled, vocabulary, on_progress)
    document = learn(labelled, vocabulary)
    return as_json({"card": _card(path, labelled, quality, today), **document})


def read_labelled(path: Path) -> list[LabelledPair]:
    """The labelled pairs of a file; its column `pair_type`, if any, names kinds of pairs."""
    rows = read_named_columns(path, (*COLUMNS, *_LABELS), ("pair_type",))
    pairs = [_labelled(path, row) for row in rows]
    if len(pairs) < _FEWEST_PAIRS:
        reason = f"{len(pairs)} paires : il en faut {_FEWEST_PAIRS} au moins pour apprendre."
        raise BrokenInput(path.name, reason)
    return pairs


def registered_vocabulary() -> Vocabulary:
    """Word weights counted in the register of CFA, the ROME's titles, the NAF and town names."""
    cfas, communes = reference.load("cfas"), reference.load("communes")
    trades = [*reference.load("titles")["title"], *reference.load("naf")["label"]]
    towns = communes.loc[communes["population"] >= _TOWN, "name"]
    weights = learn_weights(zip(cfas["name"], cfas["trade_name"], strict=True), trades, towns)
    return Vocabulary(weights, towns_of_france())


def as_json(document: dict[str, Any]) -> str:
    """JSON that a person can read: one tree, one list of words a line."""
    trees = {question: document[question]["trees"] for question in QUESTIONS}
    # Written apart: `indent` would spend a line on every number.
    apart = {q: {**document[q], "trees": f"@{q}"} for q in QUESTIONS}
    plain = json.dumps(document | apart, ensure_ascii=False, indent=1)
    for question, grown in trees.items():
        lines = ",\n   ".join(json.dumps(tree, separators=(",", ":")) for tree in grown)
        plain = plain.replace(f'"@{question}"', f"[\n   {lines}\n  ]")
    return plain + "\n"


def _labelled(path: Path, row: NamedCells) -> LabelledPair:
    return LabelledPair(
        establishment(row, "a"),
        establishment(row, "b"),
        _label(path, row, "match_site"),
        _label(path, row, "match_org"),
        row.cells["pair_type"],
    )


def _label(path: Path, row: NamedCells, name: str) -> bool:
    answer = _YES_NO.get(row.cells[name].strip())
    if answer is None:
        raise BrokenInput(path.name, "attendu 1 (oui) ou 0 (non).", row.line, name)
    return answer


def _card(
    path: Path, labelled: list[LabelledPair], quality: Quality, today: date
) -> dict[str, Any]:
    return {
        "question": "Same site? Same organisation? Probabilities for two written establishments.",
        "trained_on": today.isoformat(),
        "pairs": {
            "file": path.name,
            "rows": len(labelled),
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "publishers": "CFA registers, Sirene (public data); the pairs themselves do not ship",
        },
        "words": "weights from the register of CFA, the ROME's titles, the NAF, town names",
        "method": (
            "boosted trees, monotone in every measure but trade_names; calibrated by Platt scaling "
            "on pairs of hidden employers; pairs of names without an address, and legal beside "
            "trade names, are left out; added: the same line written otherwise, a lost address"
        ),
        "not_evidence": "letter case, accents, signs, abbreviations, a missing town, CEDEX",
        "cross_validated": quality.as_card(),
        "made_by": "passerelle same-employer --train FILE",
    }
