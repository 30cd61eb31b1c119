"""Which right does a route of the API ask for? Role and token must both give it."""

from typing import Any

from fastapi import Depends

from api.access import Asking
from api.services.viewer import Permission
from models.errors import RightMissing


def needs(permission: Permission) -> Any:
    """A dependency that raises RightMissing for a viewer without this right."""

    def check(viewer: Asking) -> None:
        if not viewer.may(permission):
            raise RightMissing

    return Depends(check)
