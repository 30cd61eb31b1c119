"""How often is the right trade found, how fast, and how much better than simple ways?

On the acceptance sample (a tenth of the set it was taken from) and on our own judged texts, beside
rapidfuzz's token sort and character TF-IDF over titles and qualifications.
"""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml
from rapidfuzz import fuzz, process
from sklearn.feature_extraction.text import TfidfVectorizer

from api.services.trades.find_trades import trade_finder, trade_references
from matcher.trades.finder import TradeFinder

CASES = Path(__file__).resolve().parents[2] / "cases" / "trades.yaml"
Ranked = Callable[[Sequence[str]], list[list[str]]]


pytestmark = [pytest.mark.bench, pytest.mark.shared]


def test_quality_and_speed_are_printed(shared_data: Path, tmp_path: Path) -> None:
    sample = pd.read_csv(shared_data / "trade_queries_sample.csv")
    sample["codes"] = [set(codes.split("|")) for codes in sample["expected_rome_parent_v3"]]
    fit_seconds, _ = _timed(lambda: trade_finder(tmp_path))
    load_seconds, finder = _timed(lambda: trade_finder(tmp_path))
    print(f"\nfirst fit {fit_seconds:.1f} s, load {load_seconds:.2f} s")
    ways: dict[str, Ranked] = {"finder": _ours(finder), **_simple_ways()}
    for name, ranked in ways.items():
        seconds, found = _timed(lambda ranked=ranked: ranked(sample["query"].tolist()))
        print(f"{name}: {len(sample) / seconds:.0f} queries/s")
        _print_parts(sample, found)
    _print_judged(finder)
    assert load_seconds < 2


def _print_parts(sample: pd.DataFrame, found: list[list[str]]) -> None:
    ranks = _ranks(found, sample["codes"])
    gold = (sample["label_quality"] == "gold") & (sample["kind"] != "diploma")
    parts = {"gold, no diploma": gold.to_numpy()}
    for (kind, quality), rows in sample.groupby(["kind", "label_quality"]).indices.items():
        parts[f"{kind} {quality}"] = np.isin(np.arange(len(sample)), rows)
    for name, rows in parts.items():
        print(f"  {name:28s} {rows.sum():4d}  {_shares(ranks[rows])}")
    print(f"  refused: {np.mean([not codes for codes in found]):.1%}")


def _print_judged(finder: TradeFinder) -> None:
    cases = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    for group in cases["trades"]:
        found = _ours(finder)(list(group["texts"]))
        codes = [set(one.split("|")) for one in group["texts"].values()]
        print(f"own: {group['why']:55s} {len(codes):4d}  {_shares(_ranks(found, codes))}")
    nothing = [text for group in cases["nothing"] for text in group["texts"]]
    refused = np.mean([not codes for codes in _ours(finder)(nothing)])
    print(f"own: {len(nothing)} texts that name no trade, refused {refused:.1%}")


def _ours(finder: TradeFinder) -> Ranked:
    def ranked(texts: Sequence[str]) -> list[list[str]]:
        return [[hit.rome for hit in answer.hits] for answer in finder.find_answers(texts)]

    return ranked


def _simple_ways() -> dict[str, Ranked]:
    frames = trade_references()
    titles, romes = frames["titles"]["title"].tolist(), frames["titles"]["rome"].tolist()
    qualified = frames["qualifications"].query("romes != ''")
    known = [*titles, *qualified["title"]]
    codes = [*romes, *qualified["romes"].str.split("|").str[0]]
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), strip_accents="unicode")
    rows = letters.fit_transform(known)

    def token_sort(texts: Sequence[str]) -> list[list[str]]:
        lower = [title.lower() for title in titles]
        found = [process.extract(t.lower(), lower, scorer=fuzz.token_sort_ratio) for t in texts]
        return [[romes[place] for _, _, place in hits] for hits in found]

    def tfidf(texts: Sequence[str]) -> list[list[str]]:
        likeness = (letters.transform(texts) @ rows.T).toarray()
        nearest = np.argsort(-likeness, axis=1)[:, :50]
        return [list(dict.fromkeys(codes[place] for place in line)) for line in nearest]

    return {"rapidfuzz token sort": token_sort, "character TF-IDF": tfidf}


def _ranks(found: list[list[str]], codes: Sequence[set[str]]) -> np.ndarray:
    pairs = zip(found, codes, strict=True)
    return np.array([next((i for i, c in enumerate(f) if c in e), 99) for f, e in pairs])


def _shares(ranks: np.ndarray) -> str:
    return f"first {np.mean(ranks == 0):6.1%}  first five {np.mean(ranks < 5):6.1%}"


def _timed[T](work: Callable[[], T]) -> tuple[float, T]:
    start = time.perf_counter()
    done = work()
    return time.perf_counter() - start, done
