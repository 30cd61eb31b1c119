"""Records the privacy services are tried on: one person with something in every table."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy.orm import Session

from api.services.seal_identity import seal_identity
from models.enums import (
    AgreementWay,
    CfaKept,
    ContactAgreed,
    ContractSought,
    CorrectionReason,
    LegTo,
    Mode,
    NetworkKind,
    OfferKind,
    OutcomeKind,
    PmsmpPurpose,
    ProposalStatus,
    RefusalKind,
    RequestReason,
    Role,
    RunScope,
    RunStanding,
    RunStatus,
    RuptureMatch,
)
from models.store.sealing import PersonIdentity, Sealer
from models.tables import (
    Adviser,
    AuditAttribute,
    Base,
    ContactRequest,
    Course,
    Employer,
    FileView,
    GeocodedAddress,
    Home,
    ImportConflict,
    JourneyCorrection,
    Lift,
    Network,
    Offer,
    Outcome,
    Placement,
    Proposal,
    Refusal,
    RematchPerson,
    RematchRun,
    RematchSuggestion,
    RuptureCase,
    SharedProfile,
    Structure,
    Wish,
    YoungPerson,
)

SEEN = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)


@pytest.fixture
def sealer() -> Sealer:
    return Sealer("k" * 43)


@pytest.fixture
def territory(session: Session) -> Session:
    """Two structures with an adviser each, an employer, a course, an offer of each kind."""
    for rows in (
        [Network(id="ml", name="Missions Locales", kind=NetworkKind.MISSION_LOCALE)],
        [
            Structure(id="ml-a", network_id="ml", name="Mission Locale A"),
            Structure(id="ml-b", network_id="ml", name="Mission Locale B"),
        ],
        [
            Adviser(id="adv-a", structure_id="ml-a", display_name="A", role=Role.ADVISER),
            Adviser(id="adv-b", structure_id="ml-b", display_name="B", role=Role.ADVISER),
            Employer(id="emp-1", legal_name="Boulangerie Fictive"),
            Course(
                id="cfa-1",
                uai="0720001A",
                cfa_name="CFA Fictif",
                title="CAP boulanger",
                rome="D1102",
                insee="72181",
            ),
        ],
        [
            Offer(
                id="offer-1",
                kind=OfferKind.APPRENTICESHIP,
                employer_id="emp-1",
                rome="D1102",
                title="Apprenti boulanger",
                description="texte libre de l'offre",
                course_id="cfa-1",
            ),
            Offer(
                id="offer-2",
                kind=OfferKind.PMSMP,
                employer_id="emp-1",
                rome="D1102",
                title="Découverte boulangerie",
            ),
        ],
    ):
        session.add_all(rows)
        session.flush()
    return session


@pytest.fixture
def add_person(territory: Session) -> Callable[..., YoungPerson]:
    """Adds a young person of structure A with the given columns."""

    def add(person_id: str, **columns: object) -> YoungPerson:
        given = {"structure_id": "ml-a", "birth_date": date(2009, 3, 14), "updated_at": SEEN}
        person = YoungPerson(id=person_id, **(given | columns))
        territory.add(person)
        territory.flush()
        return person

    return add


@pytest.fixture
def full_person(
    territory: Session, add_person: Callable[..., YoungPerson], sealer: Sealer
) -> Callable[[str], list[Base]]:
    """Adds a person with rows in every table that can hold something about one."""

    def add(key: str) -> list[Base]:
        add_person(key, referent_id="adv-a", source_key=f"source-{key}", rqth=True)
        identity = PersonIdentity(f"Exemple-{key}", "Zoé", phone="01 99 00 00 17")
        seal_identity(territory, sealer, key, identity)
        # A run names nobody.
        run_id = f"run-{sum(key.encode())}"
        home = Home(person_id=key, insee="72181", label="texte libre du domicile")
        home.lat, home.lng = 48.0 + len(key) / 100, 0.2
        wish = Wish(person_id=key, rank=1, rome="D1102")
        proposal = Proposal(
            id=f"prop-{key}",
            person_id=key,
            offer_id="offer-1",
            adviser_id="adv-a",
            proposed_on=date(2025, 6, 2),
            status=ProposalStatus.CLOSED,
        )
        contract = Placement(
            id=f"contract-{key}",
            kind=OfferKind.APPRENTICESHIP,
            person_id=key,
            employer_id="emp-1",
            proposal_id=proposal.id,
            rome="D1102",
            uai="0720001A",
            starts_on=date(2025, 9, 1),
            ends_on=date(2027, 8, 31),
        )
        stay = Placement(
            id=f"stay-{key}",
            kind=OfferKind.PMSMP,
            person_id=key,
            employer_id="emp-1",
            rome="D1102",
            starts_on=date(2025, 4, 7),
            ends_on=date(2025, 4, 18),
            purpose=PmsmpPurpose.DISCOVER_TRADE,
            purpose_met=True,
        )
        rows: list[Base] = [
            AuditAttribute(person_id=key, sex="F", priority_district=False),
            home,
            Lift(person_id=key, weekdays="135", leaves_after=time(7, 15)),
            JourneyCorrection(
                person_id=key,
                leg=LegTo.EMPLOYER,
                place_id="emp-1",
                mode=Mode.TRANSIT,
                minutes=25,
                home_insee="72181",
                reason=CorrectionReason.SCHOOL_COACH,
                noted_by="adv-a",
            ),
            wish,
            Refusal(person_id=key, kind=RefusalKind.TRADE, value="F1701", noted_at=SEEN),
            proposal,
            contract,
            stay,
            RuptureCase(
                id=f"rupture-{key}",
                structure_id="ml-a",
                match=RuptureMatch.MATCHED,
                person_id=key,
                placement_id=contract.id,
                ruptured_on=date(2026, 1, 5),
            ),
            RematchRun(
                id=run_id,
                scope=RunScope.ALL,
                terms={},
                today=date(2026, 5, 4),
                asked_by="adv-a",
                asked_at=SEEN,
                status=RunStatus.DONE,
            ),
            RematchPerson(
                run_id=run_id,
                person_id=key,
                structure_id="ml-a",
                standing=RunStanding.SERVED,
            ),
            RematchSuggestion(
                run_id=run_id,
                person_id=key,
                offer_id="offer-1",
                place=1,
                score=12.5,
                value=1.0,
                cfa=CfaKept.OPEN,
            ),
            SharedProfile(
                id=f"profile-{sum(key.encode())}",
                person_id=key,
                structure_id="ml-a",
                adviser_id="adv-a",
                published_on=date(2026, 5, 4),
                until=date(2026, 7, 3),
                agreed_on=date(2026, 5, 4),
                agreed_how=AgreementWay.MEETING,
                contact_agreed=ContactAgreed.REFERENT,
                trades="D1102",
                contract=ContractSought.EITHER,
            ),
            ContactRequest(
                id=f"asked-{sum(key.encode())}",
                profile_id=f"profile-{sum(key.encode())}",
                to_structure_id="ml-a",
                structure_id="ml-b",
                adviser_id="adv-b",
                reason=RequestReason.TRAINING,
                asked_at=SEEN,
                asked_on=date(2026, 5, 4),
                due=date(2026, 5, 14),
            ),
            FileView(person_id=key, viewer_id="adv-a", action="read", seen_at=SEEN),
            GeocodedAddress(
                address_hash=f"hash-{key}", lat=home.lat, lng=home.lng, looked_up_at=SEEN
            ),
        ]
        for row in rows:
            territory.add(row)
            territory.flush()
        answers: list[Base] = [
            Outcome(
                proposal_id=proposal.id, kind=OutcomeKind.SIGNED, happened_on=date(2025, 6, 20)
            ),
            Outcome(
                placement_id=contract.id,
                kind=OutcomeKind.IN_TRAINING_6M_SAME,
                happened_on=date(2026, 3, 2),
            ),
            ImportConflict(
                run_id="run-1",
                table_name="young_person",
                row_id=key,
                field="level_reached",
                found_at=SEEN,
            ),
            ImportConflict(
                run_id="run-1",
                table_name="wish",
                row_id=str(wish.id),
                field="rank",
                found_at=SEEN,
            ),
        ]
        territory.add_all(answers)
        territory.flush()
        return rows + answers

    return add
