"""The HTML pages, in French, made on the server: they need no script and nothing from elsewhere."""

from fastapi import APIRouter

from api.pages import people, ranking

router = APIRouter(include_in_schema=False)
for part in (people, ranking):
    router.include_router(part.router)
