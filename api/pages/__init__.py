"""The HTML pages, in French, made on the server: an area a folder, each read without a script."""

from fastapi import APIRouter

from api.pages.account import sign_in
from api.pages.people import listing
from api.pages.person import file, new, offer, path, placement, ranking, suggestions

router = APIRouter(include_in_schema=False)
# « nouveau » is no young person's id: its address is read first.
for part in (sign_in, listing, new, file, suggestions, ranking, offer, path, placement):
    router.include_router(part.router)
