"""How does a ranking look as JSON? Names joined, numbers on the grid a reader sees."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from api.services.journeys.told import Corrections
from api.services.ranking.told.journeys import journey_entry, leg_entry
from matcher.cfa.choice import NO_COURSE, CfaOrigin
from matcher.columns.offers import KINDS
from matcher.eligibility import Reason
from matcher.journey.journey import Journey
from matcher.pistes.find import Piste
from matcher.pool import Pool
from matcher.rank.explain import Explanation
from matcher.rank.ranking import Ranking
from matcher.scorecard import as_log_odds, as_probability, as_score
from matcher.travel import MODES, NO_MODE
from models.enums import LegTo
from models.protocols import UNKNOWN_MINUTES

_KIND_OF = {number: kind for kind, number in KINDS.items()}


@dataclass(frozen=True)
class Names:
    """What is added to a ranking: words and corrections of the store by id, journeys by row."""

    offers: Mapping[str, dict[str, Any]]
    employers: Mapping[str, dict[str, Any]]
    courses: Mapping[str, dict[str, Any]]
    homes: list[dict[str, Any]]
    journeys: Mapping[int, Journey]
    corrections: Corrections


def ranking_document(ranking: Ranking, pool: Pool, names: Names) -> dict[str, Any]:
    """The document of `GET /api/v1/young-people/{id}/ranking`."""
    person = ranking.candidates.pairs.person
    return {
        "young_person_id": person.person_id,
        "today": ranking.today.isoformat(),
        "scorecard_id": ranking.scorecard_id,
        "stage": str(person.stage),
        "homes": names.homes,
        "offers": [
            {"rank": number, **offer_entry(ranking, int(row), pool, names)}
            for number, row in enumerate(ranking.listed, start=1)
        ],
        "offers_total": ranking.listed_total,
        "reachable_total": ranking.reachable_total,
        "to_discuss": [offer_entry(ranking, int(row), pool, names) for row in ranking.to_discuss],
        "excluded": [_excluded(ranking, int(row), names) for row in ranking.excluded],
        "excluded_total": ranking.excluded_total,
        "pistes": [_piste(piste, ranking, names) for piste in ranking.pistes],
        "advice": [{"code": a.code, "sentence": a.sentence} for a in ranking.advice],
    }


def offer_entry(ranking: Ranking, row: int, pool: Pool, names: Names) -> dict[str, Any]:
    """An offer that is shown with its score, both chances and every contribution."""
    scores, explanation = ranking.scores, ranking.explanations[row]
    return {
        **unscored_entry(ranking, row, pool, names),
        "score": as_score(scores.score[row]),
        "p_signed": as_probability(scores.p_signed[row]),
        "p_held": as_probability(scores.p_held[row]),
        "intercepts": {
            "signed": as_log_odds(explanation.intercept_signed),
            "held": as_log_odds(explanation.intercept_held),
        },
        "contributions": _contributions(explanation),
    }


def unscored_entry(ranking: Ranking, row: int, pool: Pool, names: Names) -> dict[str, Any]:
    """What is known of an offer for this person without any score: journeys, what to check."""
    pairs = ranking.candidates.pairs
    return {
        **_named(ranking, row, names),
        "legs": {
            "employer": _employer_leg(ranking, row, names),
            "cfa": _cfa_leg(ranking, row, pool, names),
        },
        "journey": journey_entry(names.journeys[row]),
        "warnings": [reason_entry(reason) for reason in ranking.warnings.get(row, ())],
        "trade": {"rome": pairs.trades.rome[row], "label": pairs.trade_label(row)},
    }


def _named(ranking: Ranking, row: int, names: Names) -> dict[str, Any]:
    offers = ranking.candidates.pairs.offers
    offer_id = str(offers.offer_id[row])
    return {
        "offer_id": offer_id,
        "kind": str(_KIND_OF[int(offers.kind[row])]),
        **names.offers.get(offer_id, {}),
    }


def _contributions(explanation: Explanation) -> list[dict[str, Any]]:
    return [
        {
            "factor": c.factor,
            "label": c.label,
            "value": c.value,
            "signed": as_log_odds(c.signed),
            "held": as_log_odds(c.held),
            "sentence": c.sentence,
        }
        for c in explanation.contributions
    ]


def _employer_leg(ranking: Ranking, row: int, names: Names) -> dict[str, Any]:
    legs, person = ranking.candidates.pairs.legs, ranking.candidates.pairs.person
    several = len(person.home_labels) > 1
    return {
        "mode": _mode(int(legs.mode[row])),
        "minutes": _minutes(int(legs.minutes[row])),
        "km": None if np.isnan(legs.crow_km[row]) else round(float(legs.crow_km[row]), 1),
        "from": person.home_labels[legs.home[row]] if several else None,
        **leg_entry(names.journeys[row].employer, person),
        "corrections": names.corrections.get(
            (LegTo.EMPLOYER, ranking.candidates.pairs.offers.employer_id[row]), []
        ),
    }


def _cfa_leg(ranking: Ranking, row: int, pool: Pool, names: Names) -> dict[str, Any] | None:
    """None for a PMSMP; a CFA that is not known keeps its keys, without values."""
    cfa = ranking.candidates.pairs.cfa
    origin = CfaOrigin(int(cfa.origin[row]))
    if origin is CfaOrigin.NOT_NEEDED:
        return None
    trips, course = float(cfa.trips[row]), int(cfa.course[row])
    course_id = None if course == NO_COURSE else str(pool.courses.course_id[course])
    return {
        "course_id": course_id,
        **names.courses.get(course_id or "", {}),
        "origin": origin.name.lower(),
        "mode": _mode(int(cfa.mode[row])),
        "minutes": _minutes(int(cfa.minutes[row])),
        "trips_per_month": None if np.isnan(trips) else round(trips, 1),
        "boarding": bool(cfa.boards[row]),
        **leg_entry(names.journeys[row].cfa, ranking.candidates.pairs.person),
        "corrections": []
        if course == NO_COURSE
        else names.corrections.get((LegTo.CFA, pool.courses.uai[course]), []),
    }


def _excluded(ranking: Ranking, row: int, names: Names) -> dict[str, Any]:
    crow = ranking.candidates.pairs.legs.crow_km[row]
    return {
        **_named(ranking, row, names),
        "km": None if np.isnan(crow) else round(float(crow), 1),
        "reasons": [reason_entry(reason) for reason in ranking.reasons[row]],
    }


def reason_entry(reason: Reason) -> dict[str, str]:
    """A finding as shown."""
    return {"rule": reason.rule, "article": reason.article, "sentence": reason.sentence}


def _piste(piste: Piste, ranking: Ranking, names: Names) -> dict[str, Any]:
    labels = ranking.candidates.pairs.trade_labels
    return {
        "employer_id": piste.employer_id,
        **names.employers.get(piste.employer_id, {}),
        "label": "pas une offre",
        "rome": piste.rome,
        "trade": labels.get(piste.rome, piste.rome),
        "mode": _mode(piste.mode),
        "minutes": piste.minutes,
        "km": None if np.isnan(piste.km) else round(piste.km, 1),
        "sentence": _piste_sentence(piste),
    }


def _piste_sentence(piste: Piste) -> str:
    if piste.trained_in_trade:
        return "a formé des apprentis dans ce métier ces trois dernières années."
    return (
        f"{round(100 * piste.hire_share)} % des embauches de son activité se font dans ce métier."
    )


def _mode(number: int) -> str | None:
    return None if number == NO_MODE else str(MODES[number])


def _minutes(minutes: int) -> int | None:
    return None if minutes == UNKNOWN_MINUTES else minutes
