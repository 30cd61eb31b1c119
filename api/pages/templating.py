"""How is a page made from a template, and which words may a template use?"""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from fastapi import Request
from fastapi.responses import Response
from fastapi.templating import Jinja2Templates
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.guard.own_forms import csrf_field, signed_in_here
from api.pages import flash, htmx
from api.pages.links import same_page
from api.pages.static_files import asset
from api.pages.typography import TypesetTemplate
from api.reading import explained_sum, main_reasons, without
from api.services.files.rows import rows_of
from api.words import (
    activity,
    dates,
    day_actions,
    equity,
    exchange,
    followup,
    imports,
    journeys,
    numbers,
    offers,
    on_map,
    one_pool,
    people,
    prospection,
    rematch,
    ruptures,
    scorecards,
    travel_week,
    trial,
    trial_result,
    views,
    worklist,
)

FOLDER: Final = Path(__file__).parent / "templates"


def render(
    request: Request,
    template: str,
    context: Mapping[str, Any],
    *,
    status: int = HTTPStatus.OK,
    fragment: str | None = None,
) -> Response:
    """The page; or its `fragment` template alone, where htmx asks to swap a part of it."""
    partly = fragment is not None and htmx.asks_fragment(request)
    name = fragment if fragment is not None and partly else template
    visitor = signed_in_here(request)
    shared = {
        # Whoever is signed in; None on the pages shown to nobody in particular.
        "viewer": visitor.viewer if visitor is not None else None,
        "notice": None if partly else flash.notice_for(request),
    }
    answer = TEMPLATES.TemplateResponse(
        request, name, {**shared, **context}, status_code=int(status)
    )
    if fragment is not None:
        htmx.keep_apart(answer)
    if shared["notice"] is not None:
        flash.forget_notice(answer)
    return answer


_FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "area_of": on_map.area_of,
    "bilan_part": activity.part_name,
    "bilan_period": activity.period,
    "few": activity.few,
    "in_days": activity.in_days,
    "month": dates.month,
    "areas_drawn": on_map.areas_drawn,
    "cell_gap": prospection.cell_gap,
    "cfa_journey": journeys.cfa_journey,
    "corrected": journeys.corrected,
    "day": dates.day,
    "decimal": numbers.decimal,
    "drawn_leg": on_map.drawn_leg,
    "duration": journeys.duration,
    "gain_is": scorecards.gain_is,
    "expected": prospection.expected,
    "field_list": one_pool.field_list,
    "employer_journey": journeys.employer_journey,
    "journey": journeys.journey,
    "km": numbers.km,
    "level": offers.level,
    "main_reasons": main_reasons,
    "milestone": followup.milestone,
    "moment": dates.moment,
    "numbered_day": scorecards.numbered_day,
    "ordinal": numbers.ordinal,
    "outcome": followup.outcome,
    "hour": journeys.hour,
    "otherwise": journeys.otherwise,
    "percent": numbers.percent,
    "points": numbers.signed,
    "read_as": imports.read_as,
    "rows": rows_of,
    "side_by_side": one_pool.side_by_side,
    "short_day": dates.short_day,
    "start_window": offers.start_window,
    "straight_lines": on_map.straight_lines,
    "sum": explained_sum,
    "travel_by_bus": travel_week.by_bus,
    "travel_certainty": travel_week.certainty,
    "travel_cost": travel_week.cost,
    "travel_day": travel_week.day,
    "travel_days": travel_week.days,
    "travel_week": travel_week.week,
    "thousands": numbers.thousands,
    "with_article": offers.with_article,
    "with_interval": scorecards.with_interval,
    "without": without,
    "zone_gap": prospection.zone_gap,
}
_GLOBALS: Final[dict[str, Any]] = {
    "A_PLACEMENT": followup.A_PLACEMENT,
    "ANSWERS": prospection.ANSWERS,
    "BILAN": activity,
    "CALL_FIRST": rematch.CALL_FIRST,
    "CFA_KEPT": rematch.CFA,
    "CHANCES": offers.CHANCES,
    "CHANNELS": prospection.CHANNELS,
    "COLUMN_HOW": imports.HOW,
    "CONTEST_REASONS": prospection.CONTEST_REASONS,
    "CORRECTIONS": journeys.CORRECTIONS,
    "DAY_ACTIONS_KNOWN": day_actions.KNOWN,
    "EQUITY": equity,
    "EXCHANGE": exchange,
    "IMPORT_STATUSES": imports.STATUSES,
    "KINDS": offers.KINDS,
    "LEAVE_SCOPES": prospection.LEAVE_SCOPES,
    "LOST_BECAUSE": rematch.LOST_BECAUSE,
    "MODES": journeys.MODES,
    "NEXT_STEPS": prospection.NEXT_STEPS,
    "ORDER_REASONS": followup.ORDER_REASONS,
    "ORIGINS": followup.ORIGINS,
    "PEOPLE_MET": prospection.PEOPLE_MET,
    "PROPOSAL_STATES": followup.PROPOSAL_STATES,
    "PURPOSES": followup.PURPOSES,
    "REASONS": worklist.REASONS,
    "REACH_MEANS": on_map.REACH_MEANS,
    "RUN_DECISIONS": rematch.DECISIONS,
    "RUN_METHODS": rematch.METHODS,
    "RUN_POLICIES": rematch.POLICIES,
    "advice_on_prices": rematch.advice_on_prices,
    "barrier_to_lift": rematch.barrier_to_lift,
    "RUN_SCOPES": rematch.SCOPES,
    "RUN_STATUSES": rematch.STATUSES,
    "RUPTURE_MATCHES": ruptures.MATCHES,
    "RUPTURE_STATUSES": ruptures.STATUSES,
    "SCORECARDS": scorecards,
    "STAGES": people.STAGES,
    "STATES": one_pool.STATES,
    "TO_STATE": one_pool.TO_STATE,
    "TRIAL": trial,
    "TRIAL_RESULT": trial_result,
    "VIEW_ACTIONS": views.VIEW_ACTIONS,
    "VISIBILITIES": prospection.VISIBILITIES,
    "OWNER_ANSWERS": one_pool.OWNER_ANSWERS,
    "TO_ANSWER": one_pool.TO_ANSWER,
    "VISIBLE_TO": one_pool.VISIBLE_TO,
    "WHY_DESPITE": prospection.WHY_DESPITE,
    "WHY_ONE": one_pool.WHY,
    "DECIDED": one_pool.DECIDED,
    "asset": asset,
    "counted": numbers.counted,
    "fewer_calls": prospection.fewer_calls,
    "csrf_field": csrf_field,
    "same_page": same_page,
    "time_left": rematch.time_left,
    "viewer_name": views.viewer_name,
}


def _environment() -> Environment:
    # Titles and names come from outside: everything is escaped, and a misspelt name is an error.
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.template_class = TypesetTemplate
    environment.filters |= _FILTERS
    environment.globals |= _GLOBALS
    return environment


TEMPLATES: Final = Jinja2Templates(env=_environment())
