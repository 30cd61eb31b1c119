"""What another order would have brought is told from the lists kept, or refused in words."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from worlds.planted_rows import CONTRACT, EXPERT, LEG, random_entries

from api.services.learning.order_value import order_value
from api.services.learning.past_lists import seen_lists
from api.words.order_value import why_not
from matcher.factors import FACTORS
from models.enums import OutcomeKind
from models.errors import NotFound
from models.tables import ListSeen, Outcome, Proposal, YoungPerson

LISTS, OFFERS = 600, 5
NAMES = [factor.name for factor in FACTORS]
SIGNED, NOT = OutcomeKind.SIGNED, OutcomeKind.DECLINED_BY_EMPLOYER


def _lists(past: Any, today: Any, count: int = LISTS, nearest: float = 0.02) -> float:
    """Lists of five: near offers are proposed, and sign, more. Gives the expert's true value."""
    rng = np.random.default_rng(3)
    entries = random_entries(rng, count * OFFERS).reshape(count, OFFERS, len(FACTORS))
    entries[:, :, LEG] = rng.integers(0, 61, (count, OFFERS))
    minutes = entries[:, :, LEG].astype(float)
    appeal = -nearest * minutes - 0.5 * np.log(np.arange(1, OFFERS + 1))
    chosen = (appeal + rng.gumbel(size=appeal.shape)).argmax(axis=1)
    chance = 1 / (1 + np.exp(-(1.0 - 0.05 * minutes)))
    answer = rng.random(count) < chance[np.arange(count), chosen]
    rows: list[list[Any]] = [[], [], []]
    for number in range(count):
        key = f"seen-{number:03d}"
        if number % 2 == 0:
            rows[0].append(
                YoungPerson(id=f"y{number}", structure_id="ml-a", birth_date=date(2008, 1, 1))
            )
        offers = _offers(entries[number], chosen[number])
        rows[1].append(
            Proposal(
                id=key,
                person_id=f"y{number - number % 2}",
                offer_id="contract",
                proposed_on=today - timedelta(days=count - number),
            )
        )
        rows[2] += [
            ListSeen(
                proposal_id=key, exploration=0.0, place_chance=1.0, factors=NAMES, offers=offers
            ),
            Outcome(proposal_id=key, kind=SIGNED if answer[number] else NOT, happened_on=today),
        ]
    for part in rows:
        past.add(*part)
    with past.store.reading() as session:
        first = seen_lists(session, CONTRACT, EXPERT).first_by(EXPERT.kinds[CONTRACT])
    return float(chance[np.arange(count), first].mean())


def _offers(entries: Any, chosen: int) -> list[dict[str, Any]]:
    ids = [f"o{place}" if place != chosen else "contract" for place in range(OFFERS)]
    return [
        {"offer_id": one, "entries": [int(e) for e in row]}
        for one, row in zip(ids, entries, strict=True)
    ]


def _value(past: Any, scorecard_id: str = EXPERT.scorecard_id) -> dict[str, Any]:
    with past.store.reading() as session:
        return order_value(session, scorecard_id)


def test_the_interval_holds_the_planted_value(past, today) -> None:
    true = _lists(past, today)
    told = _value(past)["kinds"]["apprenticeship"]
    assert told["reason"] is None
    assert told["other"]["low"] <= true <= told["other"]["high"]
    assert told["gain"]["value"] == pytest.approx(told["other"]["value"] - told["done"]["value"])
    assert told["overlap"]["lists"] == LISTS
    # Answered before lists were kept.
    assert told["without_list"] == 300
    assert set(told["orders"]) == {"shown", "scorecard"}
    assert 0 < told["orders"]["shown"]["ndcg_10"]["value"] < 1


def test_too_few_lists_are_refused_with_what_would_change_it(past, today) -> None:
    _lists(past, today, count=40)
    found = _value(past)
    told = found["kinds"]["apprenticeship"]
    assert (told["reason"], told["other"], told["gain"]) == ("few_lists", None, None)
    assert "il en faut 200" in why_not(told, found)
    assert found["kinds"]["pmsmp"]["overlap"]["lists"] == 0


def test_an_order_nobody_followed_is_refused(past, today) -> None:
    # Advisers choose the farthest, which the expert puts last.
    _lists(past, today, nearest=-1.0)
    found = _value(past)
    told = found["kinds"]["apprenticeship"]
    assert told["other"] is None
    assert told["reason"] in ("thin_overlap", "rarely_proposed")
    assert "Recouvrement trop mince" in why_not(told, found)
    rarely = {**told, "reason": "rarely_proposed"}
    assert "presque jamais" in why_not(rarely, found)


def test_lists_kept_for_other_factors_are_not_read(past, today) -> None:
    past.add(Proposal(id="old", person_id="rural-17", offer_id="contract", proposed_on=today))
    past.add(
        ListSeen(
            proposal_id="old",
            exploration=0.0,
            place_chance=1.0,
            factors=["gone"],
            offers=[{"offer_id": "contract", "entries": [0]}],
        ),
        Outcome(proposal_id="old", kind=SIGNED, happened_on=today),
    )
    with past.store.reading() as session:
        seen = seen_lists(session, CONTRACT, EXPERT)
    assert (len(seen.lists), seen.without) == (0, 301)


def test_a_scorecard_that_does_not_exist_is_told(past) -> None:
    with pytest.raises(NotFound, match="Grille"):
        _value(past, "fitted-nothing")
