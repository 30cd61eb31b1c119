"""The HTML pages, in French, made on the server: an area a folder, each read without a script."""

from fastapi import APIRouter

from api.pages.people import listing
from api.pages.person import ranking

router = APIRouter(include_in_schema=False)
for part in (listing, ranking):
    router.include_router(part.router)
