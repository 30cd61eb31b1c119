"""Which frames tell the matcher about the pool on a day?"""

from datetime import date

import pandas as pd
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.history_counts import history
from api.services.pool.unnamed import UNNAMED
from api.services.ranking.offer_rows import is_live, live_offers
from api.services.ranking.places import point_of
from data.reference import load
from models.enums import OfferKind
from models.frames import COURSES, EMPLOYERS, HIRES, HISTORY, RELATED_TRADES
from models.rules import RuleBook
from models.tables import Course, Employer, Offer, Placement

PAST_YEARS = 3


def pool_frames(session: Session, rules: RuleBook, today: date) -> dict[str, pd.DataFrame]:
    """Frames `offers, courses, employers, history, hires, related_trades` on a day."""
    return {
        "offers": live_offers(session, rules, today),
        "courses": COURSES.build(_course_rows(session)),
        "employers": EMPLOYERS.build(_employer_rows(session, today)),
        "history": history_frame(session, today),
        "hires": HIRES.conform(load("naf_rome_hires")),
        "related_trades": RELATED_TRADES.conform(load("related_trades")),
    }


def history_frame(session: Session, today: date) -> pd.DataFrame:
    """What became of earlier proposals and placements, as counts: `models.frames.HISTORY`."""
    return HISTORY.build(_history_rows(session, today))


def _course_rows(session: Session) -> list[tuple[object, ...]]:
    added = _value_added()
    rows: list[tuple[object, ...]] = []
    for course in session.scalars(select(Course)):
        point = point_of(course.lat, course.lng, course.insee)
        rows.append(
            (
                course.id,
                course.uai,
                course.rome,
                course.level,
                course.rncp,
                point.lat,
                point.lng,
                point.spread_km,
                None if course.rhythm is None else str(course.rhythm),
                course.boarding,
                course.places_left,
                course.start,
                added.get(course.uai),
            )
        )
    return rows


def _value_added() -> dict[str, float]:
    """InserJeunes value added by UAI, newest cohort that publishes one."""
    table = load("cfa_outcomes").dropna(subset=["value_added_6m"]).sort_values("cohort")
    newest = table.drop_duplicates("uai", keep="last")
    return dict(zip(newest["uai"], newest["value_added_6m"].astype(float), strict=True))


def _employer_rows(session: Session, today: date) -> list[tuple[object, ...]]:
    open_ones = set(session.scalars(select(Offer.employer_id).where(is_live(today)).distinct()))
    trained: dict[str, set[str]] = {}
    since = date(today.year - PAST_YEARS, today.month, 1)
    for employer_id, rome in session.execute(
        select(Placement.employer_id, Placement.rome).where(
            Placement.kind == OfferKind.APPRENTICESHIP,
            Placement.starts_on >= since,
            Placement.starts_on <= today,
        )
    ):
        trained.setdefault(employer_id, set()).add(rome)
    rows: list[tuple[object, ...]] = []
    for employer in session.scalars(select(Employer).where(Employer.legal_name.not_in(UNNAMED))):
        point = point_of(employer.lat, employer.lng, employer.insee)
        rows.append(
            (
                employer.id,
                employer.naf,
                employer.headcount,
                point.lat,
                point.lng,
                point.spread_km,
                employer.apprentices_now,
                employer.apprentice_masters,
                employer.apprentices_past_3y,
                ",".join(sorted(trained.get(employer.id, ()))),
                employer.id in open_ones,
            )
        )
    return rows


def _history_rows(session: Session, today: date) -> list[tuple[object, ...]]:
    return [
        (
            cell.employer_id,
            cell.uai,
            cell.rome,
            str(cell.kind),
            counts.proposed,
            counts.signed,
            counts.followed_6m,
            counts.held_6m,
        )
        for cell, counts in sorted(history(session, today).items())
    ]
