"""In what the person took part: a re-match, the exchange, a trial."""

from datetime import UTC, date, datetime

from models import enums
from models.tables import (
    Base,
    ContactRequest,
    RematchChosen,
    RematchPerson,
    RematchRun,
    RematchSuggestion,
    SharedProfile,
    Trial,
    TrialEnrolment,
)

SEEN = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
_DAY = SEEN.date()


def rematch(key: str) -> list[Base]:
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


def exchange(key: str) -> list[Base]:
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


def trial(key: str) -> list[Base]:
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


def _nameless(key: str) -> int:
    """A number for ids that are to name nobody."""
    return sum(key.encode())
