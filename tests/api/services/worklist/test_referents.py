"""Referents to filter by: those who follow somebody one may read."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from api.services.viewer import CONSOLE, Viewer
from api.services.worklist.referents import referents
from models.tables import YoungPerson


def test_only_those_who_follow_somebody_here(
    territory: Session, followed: Callable[..., YoungPerson], adviser: Viewer
) -> None:
    assert referents(territory, adviser) == []
    followed("p-1", referent_id="adv-a")
    followed("p-2")
    followed("p-b", structure_id="ml-b", referent_id="adv-b")
    assert referents(territory, adviser) == [("adv-a", "A")]
    assert referents(territory, CONSOLE) == [("adv-a", "A"), ("adv-b", "B")]
