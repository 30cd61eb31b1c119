"""Which right does a route or a page ask for? Role and token must both give it."""

from typing import Any

from fastapi import Depends

from api.access import Asking, Given
from api.asked import PersonId
from api.services.persons import person_for
from api.services.viewer import Permission


def needs(permission: Permission) -> Any:
    """A dependency that raises RightMissing for a viewer without this right."""

    def check(viewer: Asking) -> None:
        viewer.must(permission)

    return Depends(check)


def may_write_file(access: Given, viewer: Asking, person_id: PersonId) -> None:
    """Raise NotAllowed before anything is said of the body: the file is not theirs to change."""
    with access.store.reading() as session:
        person_for(session, viewer, person_id, Permission.WRITE_FILES)
