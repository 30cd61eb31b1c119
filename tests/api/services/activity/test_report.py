"""Does the demo's report add up, keep to its structure, and count nobody out?"""

import json
from datetime import date

import pytest
from sqlalchemy import select

from api.services.activity.asked import Whose, activity_asked
from api.services.activity.exports import HEADERS, activity_table
from api.services.activity.report import SPLITS, activity_report
from api.services.viewer import CONSOLE, viewer_of
from api.small_counts import LEAST_SHOWN
from models.enums import OfferKind, Role
from models.errors import InvalidCode, RightMissing
from models.tables import Placement, YoungPerson

TODAY = date(2026, 11, 26)
LE_MANS = viewer_of("x", Role.COORDINATOR, "ml-lemans", "X")


@pytest.fixture
def report(demo_store):
    def read(viewer=LE_MANS, **asked):
        with demo_store.reading() as session:
            return activity_report(session, activity_asked(viewer, TODAY, **asked))

    return read


def _counts(document):
    yield document["contracts"]
    yield from document["states"].values()
    yield from document["pmsmp"].values()
    for lines in document["splits"].values():
        for line in lines:
            yield from (line["contracts"], line["ruptured"], line["pmsmp"])


def test_a_structure_counts_the_contracts_of_its_own_young_people(report, demo_store) -> None:
    document = report(since="2025-01")
    with demo_store.reading() as session:
        own = session.scalars(
            select(Placement.id)
            .join(YoungPerson, YoungPerson.id == Placement.person_id)
            .where(
                YoungPerson.structure_id == "ml-lemans",
                Placement.kind == OfferKind.APPRENTICESHIP,
                Placement.starts_on.between(date(2025, 1, 1), TODAY),
            )
        ).all()
    assert document["contracts"] == len(own) > LEAST_SHOWN
    assert report(whose=Whose.TERRITORY)["contracts"] > document["contracts"]


@pytest.mark.parametrize("whose", list(Whose))
def test_no_count_of_one_to_four_is_told(report, whose) -> None:
    counts = list(_counts(report(whose=whose)))
    assert None in counts
    assert all(count is None or count == 0 or count >= LEAST_SHOWN for count in counts)


def test_what_a_split_tells_and_hides_makes_the_whole(report) -> None:
    document = report(whose=Whose.TERRITORY)
    for name in SPLITS:
        told = [line["contracts"] for line in document["splits"][name]]
        hidden = told.count(None)
        rest = document["contracts"] - sum(count or 0 for count in told)
        assert rest == 0 if hidden == 0 else (hidden > 1 and rest >= LEAST_SHOWN)


def test_every_month_of_the_period_has_its_line(report) -> None:
    months = [line["key"] for line in report(since="2026-02", until="2026-05")["splits"]["month"]]
    assert months == ["2026-02", "2026-03", "2026-04", "2026-05"]


def test_the_territory_is_told_by_whole_years_only(report) -> None:
    asked = report(whose=Whose.TERRITORY, since="2025-03", until="2025-03")
    assert (asked["first"], asked["last"]) == ("2025-01-01", "2025-12-31")


@pytest.mark.parametrize(
    ("since", "until", "named"),
    [
        ("2026-13", None, "premier mois"),
        ("0000-01", None, "premier mois"),
        (None, "hier", "dernier mois"),
        ("2026-05", "2026-04", "période"),
        ("2019-01", None, "premier mois"),
        ("2027-01", "2027-02", "premier mois"),
    ],
)
def test_a_period_that_cannot_be_is_refused_by_name(since, until, named) -> None:
    with pytest.raises(InvalidCode, match=named):
        activity_asked(LE_MANS, TODAY, since, until)


def test_it_needs_the_right_to_read_files() -> None:
    with pytest.raises(RightMissing):
        activity_asked(CONSOLE.within(frozenset()), TODAY)


def test_every_figure_leaves_in_one_table(report) -> None:
    headers, rows = activity_table(report(whose=Whose.TERRITORY))
    assert headers == HEADERS
    assert {row[2] for row in rows} >= {"Contrats", "Ruptures", "PMSMP", "Délais", "Mois"}
    assert all(len(row) == len(headers) and row[5] != "None" for row in rows)


def test_the_command_tells_the_same(passerelle, demo_settings, report, tmp_path) -> None:
    asked = ("activity", "--structure", "ml-lemans", "--today", TODAY.isoformat())
    told = passerelle(*asked, on=demo_settings)
    assert told.exit_code == 0
    assert "Notre structure" in told.output
    as_json = passerelle(*asked, "--json", "--months", "2025-01..2026-11", on=demo_settings)
    assert json.loads(as_json.stdout) == report(since="2025-01")
    file = tmp_path / "bilan.csv"
    assert passerelle(*asked, "-o", str(file), on=demo_settings).exit_code == 0
    assert file.read_bytes().decode("utf-8-sig").startswith(";".join(HEADERS))
    unknown = passerelle("activity", "--structure", "nulle-part", on=demo_settings)
    assert unknown.exit_code != 0
