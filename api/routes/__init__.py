"""The JSON API: one route per file, each calling a service, each asking for one right."""

from typing import Final

from fastapi import APIRouter, Security
from fastapi.security import HTTPBearer

from api.permitted import needs
from api.routes import (
    activity,
    bias,
    contact_requests,
    day_actions,
    health,
    journey_corrections,
    levers,
    offer,
    offer_imports,
    pool,
    prospecting,
    prospection,
    ranking,
    rematch_runs,
    roads,
    ruptures,
    scorecards,
    shared_profiles,
    sharing,
    trades,
    trial_enrolment,
    trials,
)
from api.services.viewer import Permission

PREFIX: Final = "/api/v1"
# Only tells readers of the description how to ask: the gate has judged the token before.
_TOKEN: Final = HTTPBearer(
    auto_error=False, description="Jeton d'accès personnel, créé dans « Mon compte »."
)

router = APIRouter(prefix=PREFIX)
router.include_router(health.router)
for part, permission in (
    (ranking, Permission.READ_FILES),
    (levers, Permission.READ_FILES),
    (activity, Permission.READ_FILES),
    (day_actions, Permission.READ_FILES),
    (offer, Permission.READ_FILES),
    (roads, Permission.READ_FILES),
    (journey_corrections, Permission.WRITE_FILES),
    (rematch_runs, Permission.READ_FILES),
    (ruptures, Permission.RECEIVE_RUPTURES),
    (pool, Permission.READ_PROSPECTION),
    (prospection, Permission.READ_PROSPECTION),
    (prospecting, Permission.PROSPECT),
    (offer_imports, Permission.PROSPECT),
    (scorecards, Permission.READ_SCORECARDS),
    (bias, Permission.AUDIT_BIAS),
    (trials, Permission.RUN_TRIALS),
    (trial_enrolment, Permission.READ_FILES),
    (shared_profiles, Permission.READ_PROSPECTION),
    (contact_requests, Permission.READ_PROSPECTION),
    (sharing, Permission.READ_FILES),
    (trades, Permission.FIND_TRADES),
):
    router.include_router(part.router, dependencies=[Security(_TOKEN), needs(permission)])
