"""Small random worlds for Hypothesis: every fact may be missing, many scores may be equal."""

from typing import Any

from hypothesis import strategies as st

TRADES = ("D1102", "D1104", "F1703", "G1602")
km = st.one_of(st.none(), st.sampled_from([0, 0.5, 1, 2, 3.5, 5, 9, 14, 20, 45, 90, 300]))
flag = st.sampled_from([True, False, None])


def maybe(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from([None, *values])


def row(**columns: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(columns)


def in_order(offer: dict[str, Any]) -> dict[str, Any]:
    """The offer, without the end of a window that would close before it opens."""
    opens, closes = offer["start_from"], offer["start_to"]
    return {**offer, "start_to": None} if opens and closes and closes < opens else offer


offers = row(
    km=km,
    kind=st.sampled_from(["apprenticeship", "pmsmp"]),
    employer_id=st.sampled_from(["e1", "e2", "e3"]),
    rome=st.sampled_from(TRADES),
    other_romes=st.sampled_from(["", "D1104", "F1703,G1602"]),
    diploma_level=maybe(3, 4, 5, 8),
    rncp=maybe("RNCP1", "RNCP2"),
    places=st.sampled_from([1, 2, 1000]),
    pending=st.integers(0, 7),
    spread_km=st.sampled_from([0.0, 1.5]),
    day_start=maybe(300, 420, 480, 1320),
    day_end=maybe(360, 960, 1260),
    works_weekend=flag,
    works_night=flag,
    start_from=maybe("2026-10-01", "2026-12-15", "2027-03-01", "2027-11-01"),
    start_to=maybe("2026-11-30", "2027-12-31"),
    published_on=maybe("2026-11-22", "2026-11-01", "2026-06-01"),
    course_id=maybe("c1", "c2", "gone"),
    only_for=st.sampled_from(["", "", "mine", "theirs"]),
).map(in_order)
courses = row(
    km=km,
    uai=st.sampled_from(["0720003S", "0490002A"]),
    rome=st.sampled_from(TRADES),
    level=maybe(3, 4),
    rncp=maybe("RNCP1"),
    rhythm=maybe("one_week_in_two", "one_week_in_three", "one_day_a_week"),
    boarding=flag,
    start=maybe("2026-09-01", "2027-01-11"),
    value_added=maybe(-12.5, 0.0, 4.0, 60.0),
)
people = row(
    birth_date=st.sampled_from(["2000-05-10", "2007-05-10", "2010-05-10"]),
    level_reached=maybe(2, 3, 4, 7),
    stage=st.sampled_from(["no_project", "to_confirm", "ready_to_sign"]),
    enrolment=st.sampled_from(["none", "candidate", "admitted"]),
    course_id=maybe("c1", "c2"),
    walks=st.booleans(),
    has_bike=flag,
    has_moped=flag,
    has_car=flag,
    uses_transit=flag,
    no_mobility=st.sampled_from([False, False, True]),
    licences=st.sampled_from(["", "am", "b", "am,b"]),
    max_minutes_employer=maybe(0, 30, 240),
    max_minutes_cfa=maybe(20, 120),
    available_from=maybe("2026-11-01", "2027-02-01"),
)
wishes = st.lists(
    row(
        rome=st.sampled_from(TRADES),
        target_level=maybe(3, 4),
        target_rncp=maybe("RNCP1"),
        max_minutes=maybe(20, 90),
    ),
    max_size=4,
    unique_by=lambda wish: wish["rome"],
)
lifts = row(
    weekdays=st.sampled_from(["12345", "123", "45", "1234567"]),
    leaves_after=maybe(400, 470),
    back_before=maybe(1000, 1440),
)
stays = row(
    employer_id=st.sampled_from(["e1", "e2"]),
    kind=st.sampled_from(["pmsmp", "apprenticeship"]),
    rome=st.sampled_from(TRADES),
    starts_on=st.just("2025-02-03"),
    ends_on=maybe("2025-02-14"),
    purpose_met=flag,
)


@st.composite
def outcomes(draw: st.DrawFn) -> dict[str, Any]:
    proposed, followed = draw(st.integers(0, 40)), draw(st.integers(0, 40))
    return {
        "employer_id": draw(st.sampled_from(["e1", "e2"])),
        "uai": draw(st.sampled_from(["", "0720003S", "0490002A"])),
        "rome": draw(st.sampled_from(TRADES)),
        "kind": draw(st.sampled_from(["apprenticeship", "pmsmp"])),
        "proposed": proposed,
        "signed": draw(st.integers(0, proposed)),
        "followed_6m": followed,
        "held_6m": draw(st.integers(0, followed)),
    }


related = row(
    rome=st.sampled_from(TRADES),
    target_rome=st.sampled_from(TRADES),
    relation=st.sampled_from(["close", "evolution"]),
)
worlds: st.SearchStrategy[dict[str, Any]] = row(
    person=people,
    wishes=wishes,
    offers=st.lists(offers, max_size=7),
    courses=st.lists(courses, max_size=4),
    homes=st.lists(row(km=maybe(0, 8), spread_km=st.sampled_from([0.0, 0.7])), max_size=2),
    lifts=st.lists(lifts, max_size=2),
    stays=st.lists(stays, max_size=2),
    history=st.lists(outcomes(), max_size=4),
    related=st.lists(related, max_size=3),
)
