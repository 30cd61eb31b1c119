"""Is every fact entered by hand listed once, whichever row it belongs to?"""

import pytest

from api.services.rows.edited_fields import note_edited
from models.tables import Offer, YoungPerson


@pytest.mark.parametrize("row", [YoungPerson(), Offer()])
def test_facts_are_added_once_and_in_order(row: YoungPerson | Offer) -> None:
    row.edited_fields = ""
    note_edited(row, ["stage"])
    note_edited(row, {"homes", "stage"})
    note_edited(row, ())
    assert row.edited_fields == "homes,stage"
