"""Is what bears on a period read on both databases, and what became of it?"""

from datetime import date

from api.services.activity.asked import activity_asked
from api.services.activity.report import activity_report
from api.services.viewer import viewer_of
from models.enums import OfferKind, OutcomeKind, Role
from models.tables import Outcome, Placement

TODAY = date(2026, 11, 26)


def _adviser(structure):
    return viewer_of("adv", Role.ADVISER, structure, "X")


def _add(session, person, number, kind=OfferKind.APPRENTICESHIP, **columns):
    row = Placement(
        id=f"{kind}-{person}-{number}",
        kind=kind,
        person_id=person,
        employer_id="emp-1",
        rome="D1102",
        **columns,
    )
    session.add(row)
    session.flush()
    return row


def test_stays_that_led_to_a_contract_with_the_same_employer_are_counted(
    territory, add_person
) -> None:
    for number in range(6):
        add_person(f"p{number}")
        stay = {"starts_on": date(2026, 2, 2), "ends_on": date(2026, 2, 13)}
        _add(territory, f"p{number}", 1, OfferKind.PMSMP, **stay, purpose_met=True)
        # The last one signs too late to have been led there.
        start = date(2026, 9, 1) if number == 5 else date(2026, 5, 4)
        row = _add(territory, f"p{number}", 2, starts_on=start)
        lost = OutcomeKind.LOST_FROM_VIEW
        territory.add(Outcome(placement_id=row.id, kind=lost, happened_on=date(2027, 1, 1)))
    territory.commit()
    asked = activity_asked(_adviser("ml-a"), TODAY, since="2026-01")
    document = activity_report(territory, asked)
    assert document["pmsmp"] == {"begun": 6, "done": 6, "purpose_met": 6, "led_to_contract": 5}
    # What was noted after the day asked about is not known on it.
    assert document["states"]["lost_from_view"] == 0
    others = activity_report(territory, activity_asked(_adviser("ml-b"), TODAY, since="2026-01"))
    assert (others["contracts"], others["pmsmp"]["begun"]) == (0, 0)
