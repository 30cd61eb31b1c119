"""`GET /api/v1/activity`, on the demo."""

PATH = "/api/v1/activity"


def test_a_structure_and_the_territory_are_told_apart(client) -> None:
    own = client.get(PATH, params={"since": "2025-01"}).json()
    everybody = client.get(PATH, params={"since": "2025-01", "whose": "territory"}).json()
    assert (own["whose"], everybody["whose"]) == ("structure", "territory")
    assert everybody["contracts"] > own["contracts"]


def test_a_month_that_is_none_is_refused(client) -> None:
    assert client.get(PATH, params={"since": "2026-00"}).status_code == 422
