"""Which frames tell the matcher about the pool on a day?"""

from collections.abc import Callable, Collection
from datetime import date

import pandas as pd
from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from api.services.history_cells import Cells
from api.services.history_counts import history
from api.services.named.places import point_of
from api.services.ranking.frames.offer_rows import is_live, live_offers
from data.reference import load
from data.sources.unnamed import UNNAMED
from models.enums import OfferKind
from models.frames import COURSES, EMPLOYERS, HIRES, HISTORY, RELATED_TRADES
from models.rules import RuleBook
from models.tables import Course, Employer, Offer, Placement

PAST_YEARS = 3


def pool_frames(
    session: Session, rules: RuleBook, today: date, cells: Cells | None = None
) -> dict[str, pd.DataFrame]:
    """Frames `offers, courses, employers, history, hires, related_trades` on a day.

    `cells`: what became of earlier proposals, where it is counted already.
    """
    counted = history(session, today) if cells is None else cells
    return {
        "offers": live_offers(session, rules, today),
        "courses": COURSES.build(_course_rows(session)),
        "employers": employers_frame(session, today),
        "history": history_frame(counted),
        "hires": HIRES.conform(load("naf_rome_hires")),
        "related_trades": RELATED_TRADES.conform(load("related_trades")),
    }


def history_frame(cells: Cells) -> pd.DataFrame:
    """What became of earlier proposals and placements, as counts: `models.frames.HISTORY`."""
    return HISTORY.build(_history_rows(cells))


def employers_frame(
    session: Session, today: date, among: Collection[str] | None = None
) -> pd.DataFrame:
    """Employers of whom something is known: `models.frames.EMPLOYERS`.

    `among`: ids of those wanted, a few hundred at most; None: all.
    """

    def wanted(owner: InstrumentedAttribute[str]) -> ColumnElement[bool]:
        return true() if among is None else owner.in_(among)

    return EMPLOYERS.build(_employer_rows(session, today, wanted))


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


def _employer_rows(
    session: Session,
    today: date,
    wanted: Callable[[InstrumentedAttribute[str]], ColumnElement[bool]],
) -> list[tuple[object, ...]]:
    opened = select(Offer.employer_id).where(is_live(today), wanted(Offer.employer_id))
    open_ones = set(session.scalars(opened.distinct()))
    trained: dict[str, set[str]] = {}
    since = date(today.year - PAST_YEARS, today.month, 1)
    for employer_id, rome in session.execute(
        select(Placement.employer_id, Placement.rome).where(
            Placement.kind == OfferKind.APPRENTICESHIP,
            Placement.starts_on >= since,
            Placement.starts_on <= today,
            wanted(Placement.employer_id),
        )
    ):
        trained.setdefault(employer_id, set()).add(rome)
    rows: list[tuple[object, ...]] = []
    named = select(Employer).where(Employer.legal_name.not_in(UNNAMED), wanted(Employer.id))
    for employer in session.scalars(named):
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


def _history_rows(cells: Cells) -> list[tuple[object, ...]]:
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
        for cell, counts in sorted(cells.items())
    ]
