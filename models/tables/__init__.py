"""All tables of the store, in one place for the migrations and the services."""

from models.tables.accounts import AccessToken, Account, SignedSession, SignInFailure
from models.tables.base import Base, Instant, Provenance
from models.tables.courses import Course
from models.tables.employers import Employer, Offer, PoolChange, PoolVersion
from models.tables.exchange import ContactRequest, SharedProfile
from models.tables.identity import AuditAttribute, FileView, Identity
from models.tables.imports import (
    ColumnMapping,
    GeocodedAddress,
    ImportConflict,
    ImportJob,
    ImportRun,
)
from models.tables.journeys import JourneyCorrection
from models.tables.learning import FittedScorecard, ScorecardAdoption, ScorecardTraining
from models.tables.lists_seen import ListSeen
from models.tables.networks import Adviser, Network, Structure
from models.tables.offer_changes import OfferChange
from models.tables.one_pool import EmployerMatch, SameOfferPair
from models.tables.owner_requests import OwnerRequest
from models.tables.people import Home, Lift, Refusal, Wish, YoungPerson
from models.tables.placements import OrderOverride, Outcome, PastPlacement, Placement, Proposal
from models.tables.prospection import Claim, EmployerContact, LeaveAlone, PortfolioEntry
from models.tables.rematch import (
    CongestionChoice,
    OfferPrice,
    RematchChosen,
    RematchPerson,
    RematchRun,
    RematchSuggestion,
)
from models.tables.ruptures import RuptureCase
from models.tables.saved_filters import SavedFilter
from models.tables.sign_ins import AccountEvent, ProviderVisit, SignInEvent
from models.tables.trials import Trial, TrialEnrolment

__all__ = [
    "AccessToken",
    "Account",
    "AccountEvent",
    "Adviser",
    "AuditAttribute",
    "Base",
    "Claim",
    "ColumnMapping",
    "CongestionChoice",
    "ContactRequest",
    "Course",
    "Employer",
    "EmployerContact",
    "EmployerMatch",
    "FileView",
    "FittedScorecard",
    "GeocodedAddress",
    "Home",
    "Identity",
    "ImportConflict",
    "ImportJob",
    "ImportRun",
    "Instant",
    "JourneyCorrection",
    "LeaveAlone",
    "Lift",
    "ListSeen",
    "Network",
    "Offer",
    "OfferChange",
    "OfferPrice",
    "OrderOverride",
    "Outcome",
    "OwnerRequest",
    "PastPlacement",
    "Placement",
    "PoolChange",
    "PoolVersion",
    "PortfolioEntry",
    "Proposal",
    "Provenance",
    "ProviderVisit",
    "Refusal",
    "RematchChosen",
    "RematchPerson",
    "RematchRun",
    "RematchSuggestion",
    "RuptureCase",
    "SameOfferPair",
    "SavedFilter",
    "ScorecardAdoption",
    "ScorecardTraining",
    "SharedProfile",
    "SignInEvent",
    "SignInFailure",
    "SignedSession",
    "Structure",
    "Trial",
    "TrialEnrolment",
    "Wish",
    "YoungPerson",
]
