"""Who lets the employer of a broken contract be suggested again, and what is kept of it?"""

from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from api.services.rematch.run.work import Workshop
from api.services.ruptures.allow_employer import allow_employer
from api.services.viewer import viewer_of
from models.enums import Role, RuptureMatch
from models.errors import NotAllowed, NotFound
from models.tables import FileView, RuptureCase
from tests.api.services.rematch.conftest import NOON, TODAY, Sent, ask, sent, shop, store

__all__ = ["ask", "sent", "shop", "store"]

ANN = viewer_of("ann", Role.ADVISER, "ml-a", "Ann")
MOMENT = TODAY, NOON
MANY = {"suggestions": 5, "per_place": 10}


def test_an_allowed_employer_is_suggested_and_an_excluded_one_no_more(
    shop: Workshop, sent: Callable[..., Sent]
) -> None:
    def is_sent() -> bool:
        return ("case-0", "offer-0") in [each[:2] for each in sent(**MANY)]

    assert not is_sent()
    case_id = allow_employer(shop.store, ANN, "case-0", MOMENT, allowed=True)
    assert is_sent()
    assert allow_employer(shop.store, ANN, "case-0", MOMENT, allowed=False) == case_id
    assert not is_sent()


def test_a_rupture_nobody_reported_becomes_a_case_once_and_the_file_s_view_is_logged(
    shop: Workshop,
) -> None:
    for allowed in (True, True):
        allow_employer(shop.store, ANN, "case-0", MOMENT, allowed=allowed)
    with shop.store.reading() as session:
        (case,) = session.scalars(select(RuptureCase)).all()
        views = session.scalar(
            select(func.count()).select_from(FileView).where(FileView.person_id == "case-0")
        )
    assert (case.match, case.placement_id) == (RuptureMatch.MATCHED, "contract-0")
    assert case.employer_lifted_by == "ann"
    assert views == 2


def test_whose_contract_did_not_break_has_no_employer_to_allow(shop: Workshop) -> None:
    other = viewer_of("bob", Role.ADVISER, "ml-b", "Bob")
    with pytest.raises(NotFound, match="Contrat rompu"):
        allow_employer(shop.store, other, "ready-0", MOMENT, allowed=True)


def test_another_structure_decides_nothing(shop: Workshop) -> None:
    other = viewer_of("bob", Role.ADVISER, "ml-b", "Bob")
    with pytest.raises(NotAllowed):
        allow_employer(shop.store, other, "case-0", MOMENT, allowed=True)
