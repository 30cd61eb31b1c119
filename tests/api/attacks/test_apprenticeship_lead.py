"""A référent apprentissage looks after contracts and ruptures; files stay their advisers'."""

import pytest
from doors.every_route import all_routes
from stored.stored_rows import rows_by_table

LEAD = "referente-apprentissage"
# Followed by the lead's own structure.
OWN = "car-22"
FILE_PARTS = (
    "/dossier/",
    "/partage",
    "/droits/",
    "/essai",
    "/trajet",
    "/agreement",
    "/sharing",
    "/journey-corrections",
)
CHANGES_OF_FILES = [
    each
    for each in all_routes()
    if each.names_a_person
    and each.writes
    and any(part in each.pattern for part in FILE_PARTS)
    # Reads, by a form: what it gives is no page to be kept in a history.
    and not each.pattern.endswith("/droits/export")
]


def test_routes_that_change_a_file_are_found():
    assert len(CHANGES_OF_FILES) > 6


@pytest.mark.parametrize("asked", CHANGES_OF_FILES, ids=str)
def test_no_part_of_a_file_is_changed_by_the_lead(read_app, reading_as, asked):
    browser = reading_as(LEAD)
    before = rows_by_table(read_app, but=("file_view",))
    answer = browser.request(asked.method, asked.address.replace("rural-17", OWN))
    # 422: told that the form is empty before being told that it is not theirs to send.
    assert answer.status_code in (403, 422), answer.text
    assert rows_by_table(read_app, but=("file_view",)) == before


def test_no_file_is_made_by_the_lead(read_app, reading_as):
    browser = reading_as(LEAD)
    assert browser.get("/jeunes/nouveau").status_code == 403
    before = rows_by_table(read_app, but=("file_view",))
    typed = {"nom": "EXEMPLE", "prenom": "Neuf", "naissance": "01/01/2008"}
    assert browser.post("/jeunes/nouveau", data=typed).status_code in (403, 422)
    assert rows_by_table(read_app, but=("file_view",)) == before
    assert "/jeunes/nouveau" not in browser.get("/").text


@pytest.mark.parametrize(
    "address",
    ["/equite", "/journal", "/administration", "/essais/nouveau", "/administration/changements"],
)
def test_what_watches_over_others_is_closed_to_the_lead(reading_as, address):
    assert reading_as(LEAD).get(address).status_code == 403


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/ruptures",
        "/ruptures/import",
        "/prospection",
        f"/jeunes/{OWN}",
        f"/jeunes/{OWN}/parcours",
    ],
)
def test_contracts_ruptures_and_employers_are_open_to_the_lead(reading_as, address):
    assert reading_as(LEAD).get(address).status_code == 200


def test_another_structure_s_file_stays_closed_to_the_lead(reading_as):
    assert reading_as(LEAD).get("/jeunes/rural-17").status_code == 403


def test_the_lead_s_list_is_the_whole_structure_s(reading_as):
    shown = reading_as(LEAD).get("/").text
    assert f"/jeunes/{OWN}" in shown or "Suivant" in shown
