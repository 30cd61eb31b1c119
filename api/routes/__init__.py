"""The JSON API: one route per file, each calling a service."""

from fastapi import APIRouter

from api.routes import health, ranking, trades

PREFIX = "/api/v1"

router = APIRouter(prefix=PREFIX)
for part in (health, ranking, trades):
    router.include_router(part.router)
