"""Room for one apprentice more: two per maître d'apprentissage, five in an agency."""

from collections.abc import Callable
from typing import Any

import pytest


def firm(now: int | None, masters: int | None, **more: Any) -> dict[str, Any]:
    return {"apprentices_now": now, "apprentice_masters": masters, **more}


AGENCY, NOT_AGENCY = {"is_temp_agency": True}, {"is_temp_agency": False}
UNSURE = {"is_temp_agency": None, "naf": None}


@pytest.mark.parametrize(
    ("offer", "excluded", "warned"),
    [
        (firm(1, 1), set(), set()),
        (firm(2, 1), {"masters_full"}, set()),
        (firm(3, 2), set(), set()),
        (firm(4, 2), {"masters_full"}, set()),
        (firm(4, 1, **AGENCY), set(), set()),
        (firm(5, 1, **AGENCY), {"agency_masters_full"}, set()),
        (firm(2, 1, is_temp_agency=None), {"masters_full"}, set()),
        (firm(4, 1, is_temp_agency=None, naf="7820Z"), set(), set()),
        (firm(5, 1, is_temp_agency=None, naf="7820Z"), {"agency_masters_full"}, set()),
        (firm(5, 1, naf="7820Z", **NOT_AGENCY), {"masters_full"}, set()),
        (firm(1, 1, **UNSURE), set(), set()),
        (firm(2, 1, **UNSURE), set(), {"agency_to_check"}),
        (firm(4, 1, **UNSURE), set(), {"agency_to_check"}),
        (firm(5, 1, **UNSURE), {"masters_full"}, set()),
        (firm(None, 1), set(), set()),
        # Masters not known: asked where one maître's quota is reached, or in a very small firm.
        (firm(1, None), set(), set()),
        (firm(2, None), set(), {"masters_to_check"}),
        (firm(None, None), set(), set()),
        (firm(None, None, headcount=None), set(), set()),
        (firm(0, None, headcount=4), set(), {"masters_to_check"}),
        (firm(0, None, headcount=5), set(), set()),
        # None declared is a maître to find, not a full quota.
        (firm(0, 0), set(), {"masters_to_check"}),
        (firm(3, 0), set(), {"masters_to_check"}),
        (firm(2, 1, kind="pmsmp"), set(), set()),
    ],
)
def test_a_firm_takes_no_more_than_its_masters_can(
    judged: Callable[..., Any], offer: dict[str, Any], excluded: set[str], warned: set[str]
) -> None:
    found = judged({}, offer)
    assert (found.excluded, found.warned) == (excluded, warned)


def test_the_sentence_counts(judged: Callable[..., Any]) -> None:
    said = judged({}, firm(4, 2)).sentences["masters_full"]
    assert said == (
        "Équipe complète, à 2 apprentis au plus par maître d'apprentissage "
        "(apprentis : 4, maîtres : 2)."
    )
    agency = judged({}, firm(5, 1, is_temp_agency=True)).sentences["agency_masters_full"]
    assert "à 5 apprentis au plus par maître d'apprentissage (apprentis : 5, maîtres : 1)" in agency
    unsure = judged({}, firm(2, 1, **UNSURE)).sentences["agency_to_check"]
    assert "2 apprentis au plus par maître d'apprentissage, 5 dans une agence" in unsure
