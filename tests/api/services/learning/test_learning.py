"""From answers in the database to a scorecard in use, and back."""

from datetime import date, timedelta

import numpy as np
import pytest
from dateutil.relativedelta import relativedelta

from api.services.learning.choice import adopt_scorecard
from api.services.learning.compare import compare_scorecards
from api.services.learning.frozen import read_entries
from api.services.learning.past_answers import past_answers
from api.services.learning.train_scorecard import train_scorecard
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.scorecards_known import (
    expert_scorecard,
    list_scorecards,
    live_id,
    live_scorecard,
    scorecard_of,
)
from api.services.viewer import CONSOLE
from matcher.factors import FACTORS
from matcher.scorecard import ScorecardMismatch
from models.enums import OfferKind, OutcomeKind
from models.errors import NotFound
from models.tables import FittedScorecard, Outcome, Placement, Proposal, ScorecardAdoption

CONTRACT = OfferKind.APPRENTICESHIP
KEPT = {factor.name: 0 for factor in FACTORS}


def _rows(past, on: date, question: str = "signed"):
    with past.store.reading() as session:
        found = past_answers(session, on)
    return found.questions[CONTRACT, question], found.without_facts


def _proposed(key: str, day: date, entries=KEPT) -> Proposal:
    return Proposal(
        id=key, person_id="rural-17", offer_id="contract", proposed_on=day, entries=entries
    )


def _placed(past, today, months: int, **more) -> None:
    past.add(_proposed("late", today - relativedelta(months=months)))
    past.add(
        Placement(
            id="pl",
            kind=CONTRACT,
            person_id="rural-17",
            employer_id="emp-1",
            proposal_id="late",
            rome="D1102",
            starts_on=today - relativedelta(months=months),
            **more,
        )
    )


def test_every_answered_proposal_is_a_row_with_the_facts_of_its_day(past, today):
    rows, without = _rows(past, today)
    assert (len(rows), int(rows.answer.sum()), without) == (300, past.signed, 0)
    assert list(np.diff(rows.day)) == [1] * 299
    assert set(rows.trade) == {"D1102"}
    assert set(rows.groups["niveau"]) == {"inconnu"}


def test_a_proposal_without_an_answer_is_no_row(past, today):
    past.add(_proposed("open", today - timedelta(days=9)))
    past.add(Outcome(proposal_id="open", kind=OutcomeKind.LOST_FROM_VIEW, happened_on=today))
    assert len(_rows(past, today)[0]) == 300


def test_an_answer_whose_facts_were_not_kept_is_counted_and_not_learned_from(past, today):
    past.add(_proposed("old", today - timedelta(days=9), None))
    past.add(Outcome(proposal_id="old", kind=OutcomeKind.NO_ANSWER, happened_on=today))
    rows, without = _rows(past, today)
    assert (len(rows), without) == (300, 1)


def test_an_earlier_day_knows_only_the_answers_until_then(past, today):
    day = today - timedelta(days=100)
    past.add(_proposed("early", day - timedelta(days=9)))
    past.add(Outcome(proposal_id="early", kind=OutcomeKind.NO_ANSWER, happened_on=day))
    # The others were all answered today.
    days = (day - timedelta(days=1), day, today - timedelta(days=1), today)
    assert [len(_rows(past, each)[0]) for each in days] == [0, 1, 1, 301]


@pytest.mark.parametrize("kept", [{"trade_fit": 0}, {**KEPT, "trade_fit": 99}])
def test_facts_kept_for_other_factors_are_not_read(kept):
    assert read_entries(kept) is None


def test_a_running_contract_is_censored_not_a_success(past, today):
    _placed(past, today, months=4)
    assert len(_rows(past, today, "held")[0]) == 0


def test_a_contract_broken_within_six_months_did_not_hold(past, today):
    _placed(past, today, months=8, ruptured_on=today - relativedelta(months=6))
    rows, _ = _rows(past, today, "held")
    assert list(rows.answer) == [False]


def test_a_contract_noted_in_training_at_six_months_held(past, today):
    _placed(past, today, months=8)
    past.add(Outcome(placement_id="pl", kind=OutcomeKind.IN_TRAINING_6M_SAME, happened_on=today))
    assert list(_rows(past, today, "held")[0].answer) == [True]


def test_a_trained_scorecard_is_a_candidate_until_it_is_adopted_and_can_be_restored(
    past, today, now
):
    made = train_scorecard(past.store, today, now)
    assert made.is_new
    told = made.card["questions"]["apprenticeship"]["signed"]
    assert (told["rows"], told["missing"]) == (300, 700)
    expert = expert_scorecard().scorecard_id
    with past.store.sessions.begin() as session:
        assert live_id(session) == expert
        assert [each.in_use for each in list_scorecards(session)] == [True, False]
        assert list_scorecards(session)[1].answers == 300
        assert adopt_scorecard(session, CONSOLE, made.scorecard_id, now) == expert
        assert live_scorecard(session).scorecard_id == made.scorecard_id
        assert adopt_scorecard(session, CONSOLE, expert, now) == made.scorecard_id
        assert live_id(session) == expert


def test_the_same_answers_make_the_same_scorecard_once(past, today, now):
    first = train_scorecard(past.store, today, now)
    again = train_scorecard(past.store, today, now)
    assert (again.scorecard_id, again.is_new) == (first.scorecard_id, False)


def test_rankings_use_and_name_the_adopted_scorecard_without_a_restart(past, today, now):
    snapshots = PoolSnapshots()
    made = train_scorecard(past.store, today, now)
    with past.store.reading() as session:
        snapshots.current(session, today)
    assert snapshots.matcher.scorecard.scorecard_id == expert_scorecard().scorecard_id
    with past.store.sessions.begin() as session:
        adopt_scorecard(session, CONSOLE, made.scorecard_id, now)
    with past.store.reading() as session:
        snapshots.current(session, today)
    assert snapshots.matcher.scorecard.scorecard_id == made.scorecard_id


def test_two_scorecards_are_compared_question_by_question(past, today, now):
    made = train_scorecard(past.store, today, now)
    with past.store.reading() as session:
        found = compare_scorecards(session, expert_scorecard().scorecard_id, made.scorecard_id)
    signed, held = found["questions"][:2]
    assert max(signed["widest_gaps"].values()) > 0
    assert max(held["widest_gaps"].values()) == 0
    assert signed["measures"][0] is None
    assert 0 < signed["measures"][1]["auc"]["value"] < 1


def test_an_unknown_scorecard_is_refused(past):
    with past.store.reading() as session, pytest.raises(NotFound, match="Grille"):
        scorecard_of(session, "fitted-nowhere")


def _keep_one_of_other_factors(past, today, now) -> None:
    made = train_scorecard(past.store, today, now)
    with past.store.sessions.begin() as session:
        row = session.get(FittedScorecard, made.scorecard_id)
        document = {**row.document, "scorecard_id": "fitted-old"}
        tables = document["kinds"]["pmsmp"]["signed"]["tables"]
        tables["freshness"] = tables["freshness"][:-1]
        session.add(FittedScorecard(id="fitted-old", made_at=now, document=document))


def test_where_the_adopted_one_no_longer_fits_rankings_use_the_experts(past, today, now):
    _keep_one_of_other_factors(past, today, now)
    past.add(ScorecardAdoption(scorecard_id="fitted-old", adopted_at=now, adopted_by="console"))
    with past.store.reading() as session:
        assert live_scorecard(session).scorecard_id == expert_scorecard().scorecard_id
        told = {each.scorecard_id: each for each in list_scorecards(session)}
    assert told[expert_scorecard().scorecard_id].in_use
    assert not told["fitted-old"].fits
    assert not told["fitted-old"].in_use


def test_a_scorecard_of_other_factors_is_refused_before_it_is_adopted(past, today, now):
    _keep_one_of_other_factors(past, today, now)
    with past.store.sessions.begin() as session, pytest.raises(ScorecardMismatch):
        adopt_scorecard(session, CONSOLE, "fitted-old", now)
