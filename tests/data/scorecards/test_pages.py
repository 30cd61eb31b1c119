"""Does every number of the expert's page stand beside its reason, and is a broken page refused?"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from data.scorecards import load_expert_page
from data.scorecards.pages import EXPERT_PAGE
from matcher.factors import FACTORS, Factor
from models.errors import BrokenInput

STAGES = [(kind, stage) for kind in ("apprenticeship", "pmsmp") for stage in ("signed", "held")]
# Words for a fact that nobody knows, in the factors' named entries.
NOT_KNOWN = ("unknown", "no_record", "undated", "not_placed")
# Curves along which more is worse, and curves along which more is better.
FALLING = ("employer_leg", "unknown_distance", "cfa_leg", "start_date", "freshness", "competition")
RISING = ("employer_signs", "employer_keeps", "cfa_keeps", "cfa_value_added")


@pytest.fixture
def broken(tmp_path: Path) -> Callable[[Callable[[dict[str, Any]], object]], Path]:
    """The shipped page with one change, as a file."""

    def written(change: Callable[[dict[str, Any]], object]) -> Path:
        page = yaml.safe_load(EXPERT_PAGE.read_text("utf-8"))
        change(page)
        path = tmp_path / "page.yaml"
        path.write_text(yaml.safe_dump(page), "utf-8")
        return path

    return written


def blocks() -> Iterator[tuple[str, dict[str, Any], Factor]]:
    page = load_expert_page()
    by_name = {factor.name: factor for factor in FACTORS}
    for kind, stage in STAGES:
        for name, block in page[kind][stage]["factors"].items():
            yield f"{kind} {stage} {name}", block, by_name[name]


def test_every_number_has_a_reason_in_words_and_a_listed_source() -> None:
    page = load_expert_page()
    intercepts = [page[kind][stage]["intercept"] for kind, stage in STAGES]
    for block in (*intercepts, *(block for _, block, _ in blocks()), page["priors"]):
        assert len(block["reason"].split()) >= 4
        assert block["source"] in page["sources"]


def test_every_source_is_used() -> None:
    page = load_expert_page()
    used = {block["source"] for _, block, _ in blocks()} | {page["priors"]["source"]}
    used |= {page[kind][stage]["intercept"]["source"] for kind, stage in STAGES}
    assert used == set(page["sources"])


def test_what_is_not_known_is_written_down_and_never_falls_to_zero_unseen() -> None:
    for where, block, factor in blocks():
        asked = {name for name in factor.entries if any(word in name for word in NOT_KNOWN)}
        assert asked <= set(block["entries"]), where
        assert all(block["entries"][name] != 0 for name in asked), where


def test_an_unknown_journey_is_worth_no_more_than_the_longest_known_one() -> None:
    for where, block, factor in blocks():
        if factor.name == "employer_leg":
            assert block["entries"]["unknown"] <= min(block["knots"].values()), where
        if factor.name == "unknown_distance":
            assert max(block["knots"].values()) <= 0, where
            assert block["entries"]["not_placed"] <= min(block["knots"].values()), where
        if factor.name == "cfa_leg":
            assert block["entries"]["unknown_way"] <= min(block["knots"].values()), where


def test_a_curve_covers_its_whole_grid_and_runs_one_way() -> None:
    for where, block, factor in blocks():
        heights = [block["knots"][point] for point in sorted(block["knots"])]
        assert bool(heights) == (factor.curve_size > 0), where
        if factor.curve_size:
            assert (min(block["knots"]), max(block["knots"])) == (0, factor.curve_size - 1), where
        if factor.name in FALLING:
            assert heights == sorted(heights, reverse=True), where
        if factor.name in RISING:
            assert heights == sorted(heights), where


def test_a_better_liked_trade_is_never_worth_less() -> None:
    for where, block, factor in blocks():
        if factor.name == "trade_fit":
            wishes = ("wish_1", "wish_2", "wish_3", "wish_later")
            ranked = [block["entries"].get(name, 0.0) for name in wishes]
            assert ranked == sorted(ranked, reverse=True), where
            close = ("close_to_wish_1", "close_to_wish_2", "close_to_later_wish", "evolution")
            nearby = [block["entries"].get(name, 0.0) for name in close]
            assert nearby == sorted(nearby, reverse=True), where
            assert max(nearby) <= min(ranked), where


def test_means_that_are_less_sure_are_never_worth_more() -> None:
    for where, block, factor in blocks():
        if factor.name == "working_hours":
            for hours in ("day", "weekend", "early_or_late", "unknown_hours"):
                entries = [
                    block["entries"].get(f"{hours}_{means}", 0.0)
                    for means in ("own", "lift", "unknown_means")
                ]
                assert entries == sorted(entries, reverse=True), f"{where} {hours}"


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda p: p["pmsmp"]["held"]["intercept"].pop("reason"), "pmsmp › held › intercept"),
        (lambda p: p["pmsmp"]["held"]["intercept"].update(reason="court"), "reason"),
        (lambda p: p["pmsmp"]["held"]["intercept"].update(source="ouï-dire"), "sources"),
        (lambda p: p["priors"].update(source="ouï-dire"), "sources"),
        (lambda p: p["pmsmp"]["signed"]["intercept"].update(value=8.1), "value"),
        (lambda p: p["pmsmp"]["signed"]["factors"]["trade_fit"].update(more=1), "more"),
        (
            lambda p: p["pmsmp"]["signed"]["factors"].update(
                freshness={"reason": "aucun nombre ici", "source": "expert"}
            ),
            "freshness",
        ),
        (lambda p: p.update(more=1), "more"),
        (lambda p: p["priors"]["base"]["pmsmp"].update(held=1.0), "base"),
        (lambda p: p["priors"]["kappa"]["held"].update(cfa=0), "kappa"),
    ],
)
def test_a_broken_page_is_refused_naming_the_place(
    broken: Callable[[Any], Path], change: Callable[[dict[str, Any]], object], place: str
) -> None:
    with pytest.raises(BrokenInput, match=place) as caught:
        load_expert_page(broken(change))
    assert caught.value.file == "page.yaml"


def test_the_ends_of_the_allowed_log_odds_are_inside(broken: Callable[[Any], Path]) -> None:
    path = broken(lambda p: p["pmsmp"]["signed"]["intercept"].update(value=-8))
    assert load_expert_page(path)["pmsmp"]["signed"]["intercept"]["value"] == -8


def test_text_that_is_not_yaml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.yaml"
    path.write_text("id: [", "utf-8")
    with pytest.raises(BrokenInput, match=r"page\.yaml.*YAML"):
        load_expert_page(path)
