"""One person with a row in every table that can hold something about one."""

from datetime import UTC, date, datetime, time

from models import enums
from models.tables import (
    AuditAttribute,
    Base,
    ContactRequest,
    FileView,
    GeocodedAddress,
    Home,
    ImportConflict,
    JourneyCorrection,
    Lift,
    ListSeen,
    OrderOverride,
    Outcome,
    OwnerRequest,
    Placement,
    Proposal,
    Refusal,
    RematchChosen,
    RematchPerson,
    RematchRun,
    RematchSuggestion,
    RuptureCase,
    SharedProfile,
    Trial,
    TrialEnrolment,
    Wish,
)

SEEN = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
_DAY = SEEN.date()


def rows_about(key: str) -> list[Base]:
    """Every row about the person of this key, those before which others point to them."""
    return [
        *_project(key),
        *_followup(key),
        *_rematch(key),
        *_exchange(key),
        *_trial(key),
        *_traces(key),
    ]


def rows_after(key: str, wish_id: int) -> list[Base]:
    """What answers those rows: outcomes, and conflicts of an import."""
    return [
        Outcome(
            proposal_id=f"prop-{key}", kind=enums.OutcomeKind.SIGNED, happened_on=date(2025, 6, 20)
        ),
        Outcome(
            placement_id=f"contract-{key}",
            kind=enums.OutcomeKind.IN_TRAINING_6M_SAME,
            happened_on=date(2026, 3, 2),
        ),
        _conflict("young_person", key, "level_reached"),
        _conflict("wish", str(wish_id), "rank"),
    ]


def _project(key: str) -> list[Base]:
    lat, lng = _point(key)
    return [
        AuditAttribute(person_id=key, sex="F", priority_district=False),
        Home(person_id=key, insee="72181", label="texte libre du domicile", lat=lat, lng=lng),
        Lift(person_id=key, weekdays="135", leaves_after=time(7, 15)),
        JourneyCorrection(
            person_id=key,
            leg=enums.LegTo.EMPLOYER,
            place_id="emp-1",
            mode=enums.Mode.TRANSIT,
            minutes=25,
            home_insee="72181",
            reason=enums.CorrectionReason.SCHOOL_COACH,
            noted_by="adv-a",
        ),
        Wish(person_id=key, rank=1, rome="D1102"),
        Refusal(person_id=key, kind=enums.RefusalKind.TRADE, value="F1701", noted_at=SEEN),
    ]


def _followup(key: str) -> list[Base]:
    place = {"person_id": key, "employer_id": "emp-1", "rome": "D1102"}
    return [
        Proposal(
            id=f"prop-{key}",
            person_id=key,
            offer_id="offer-1",
            adviser_id="adv-a",
            proposed_on=date(2025, 6, 2),
            status=enums.ProposalStatus.CLOSED,
        ),
        ListSeen(
            proposal_id=f"prop-{key}",
            exploration=0.0,
            place_chance=1.0,
            factors=["trade_fit"],
            offers=[{"offer_id": "offer-1", "entries": [0]}],
        ),
        OwnerRequest(
            proposal_id=f"prop-{key}",
            from_structure_id="ml-a",
            to_structure_id="ml-b",
            asked_by="adv-a",
            asked_at=SEEN,
        ),
        OrderOverride(
            proposal_id=f"prop-{key}",
            passed_over=2,
            reason=enums.OrderReason.KNOWS_EMPLOYER,
            said_at=SEEN,
        ),
        Placement(
            id=f"contract-{key}",
            kind=enums.OfferKind.APPRENTICESHIP,
            proposal_id=f"prop-{key}",
            uai="0720001A",
            starts_on=date(2025, 9, 1),
            ends_on=date(2027, 8, 31),
            **place,
        ),
        Placement(
            id=f"stay-{key}",
            kind=enums.OfferKind.PMSMP,
            starts_on=date(2025, 4, 7),
            ends_on=date(2025, 4, 18),
            purpose=enums.PmsmpPurpose.DISCOVER_TRADE,
            purpose_met=True,
            **place,
        ),
        RuptureCase(
            id=f"rupture-{key}",
            structure_id="ml-a",
            match=enums.RuptureMatch.MATCHED,
            person_id=key,
            placement_id=f"contract-{key}",
            ruptured_on=date(2026, 1, 5),
        ),
    ]


def _rematch(key: str) -> list[Base]:
    run_id = f"run-{_nameless(key)}"
    return [
        RematchRun(
            id=run_id,
            scope=enums.RunScope.ALL,
            terms={},
            today=_DAY,
            asked_by="adv-a",
            asked_at=SEEN,
            status=enums.RunStatus.DONE,
        ),
        RematchChosen(run_id=run_id, person_id=key),
        RematchPerson(
            run_id=run_id, person_id=key, structure_id="ml-a", standing=enums.RunStanding.SERVED
        ),
        RematchSuggestion(
            run_id=run_id,
            person_id=key,
            offer_id="offer-1",
            place=1,
            score=12.5,
            value=1.0,
            cfa=enums.CfaKept.OPEN,
        ),
    ]


def _exchange(key: str) -> list[Base]:
    profile_id = f"profile-{_nameless(key)}"
    return [
        SharedProfile(
            id=profile_id,
            person_id=key,
            structure_id="ml-a",
            adviser_id="adv-a",
            published_on=_DAY,
            until=date(2026, 7, 3),
            agreed_on=_DAY,
            agreed_how=enums.AgreementWay.MEETING,
            contact_agreed=enums.ContactAgreed.REFERENT,
            trades="D1102",
            contract=enums.ContractSought.EITHER,
        ),
        ContactRequest(
            id=f"asked-{_nameless(key)}",
            profile_id=profile_id,
            to_structure_id="ml-a",
            structure_id="ml-b",
            adviser_id="adv-b",
            reason=enums.RequestReason.TRAINING,
            asked_at=SEEN,
            asked_on=_DAY,
            due=date(2026, 5, 14),
        ),
    ]


def _trial(key: str) -> list[Base]:
    trial_id = f"essai-{_nameless(key)}"
    return [
        Trial(id=trial_id, plan={"weight": 0.5}, planned_at=SEEN, planned_by="coordination"),
        TrialEnrolment(
            trial_id=trial_id,
            person_id=key,
            identity_hash=f"{_nameless(key):064x}",
            site="ml-a",
            trade="D",
            number=1,
            arm=enums.TrialArm.ORDINARY,
            enrolled_on=_DAY,
            enrolled_at=SEEN,
            enrolled_by="adv-a",
            agreed_on=_DAY,
            known_before={"age": 17.0},
        ),
    ]


def _traces(key: str) -> list[Base]:
    lat, lng = _point(key)
    return [
        FileView(person_id=key, viewer_id="adv-a", action="read", seen_at=SEEN),
        GeocodedAddress(address_hash=f"hash-{key}", lat=lat, lng=lng, looked_up_at=SEEN),
    ]


def _point(key: str) -> tuple[float, float]:
    return 48.0 + len(key) / 100, 0.2


def _nameless(key: str) -> int:
    """A number for ids that are to name nobody."""
    return sum(key.encode())


def _conflict(table: str, row_id: str, field: str) -> ImportConflict:
    return ImportConflict(
        run_id="run-1", table_name=table, row_id=row_id, field=field, found_at=SEEN
    )
