"""The closed lists of the domain: every value a coded field may take.

Values are stored and exchanged as lower-case English words; French labels live with the screens.
Codes that an outside format fixes (Tableau de bord's statuses) keep that format's words.
"""

from models.enums.exchange import (
    AgeBand,
    AgreementWay,
    ContactAgreed,
    ContractSought,
    DeclineReason,
    MeetingWay,
    ProfileEnd,
    Reach,
    RequestReason,
    RequestState,
)
from models.enums.journeys import CorrectionReason, LegTo
from models.enums.networks import NetworkKind, Role
from models.enums.offers import (
    ApplyWay,
    DangerousWork,
    OfferEvent,
    OfferKind,
    OfferStatus,
    PmsmpPurpose,
    Rhythm,
    Visibility,
)
from models.enums.owner_requests import OwnerAnswer
from models.enums.people import (
    Enrolment,
    Licence,
    Mode,
    RefusalKind,
    RefusedHours,
    Stage,
    SupportScheme,
    TrainingStatus,
    WishCertainty,
)
from models.enums.placements import ContractOrigin, OrderReason, OutcomeKind, ProposalStatus
from models.enums.prospection import (
    ClaimEnd,
    ContactAnswer,
    ContactChannel,
    ContestReason,
    LeaveScope,
    NextStep,
    PersonMet,
    WhyDespite,
)
from models.enums.records import RecordSource, Use
from models.enums.rematch import (
    CallFirst,
    CfaKept,
    RunMethod,
    RunScope,
    RunStanding,
    RunStatus,
    SuggestionDecision,
)
from models.enums.ruptures import RuptureCause, RuptureMatch, RuptureSide
from models.enums.sign_in import AccountAct, SignInEnd, SignInWay
from models.enums.trials import TrialArm

__all__ = [
    "AccountAct",
    "AgeBand",
    "AgreementWay",
    "ApplyWay",
    "CallFirst",
    "CfaKept",
    "ClaimEnd",
    "ContactAgreed",
    "ContactAnswer",
    "ContactChannel",
    "ContestReason",
    "ContractOrigin",
    "ContractSought",
    "CorrectionReason",
    "DangerousWork",
    "DeclineReason",
    "Enrolment",
    "LeaveScope",
    "LegTo",
    "Licence",
    "MeetingWay",
    "Mode",
    "NetworkKind",
    "NextStep",
    "OfferEvent",
    "OfferKind",
    "OfferStatus",
    "OrderReason",
    "OutcomeKind",
    "OwnerAnswer",
    "PersonMet",
    "PmsmpPurpose",
    "ProfileEnd",
    "ProposalStatus",
    "Reach",
    "RecordSource",
    "RefusalKind",
    "RefusedHours",
    "RequestReason",
    "RequestState",
    "Rhythm",
    "Role",
    "RunMethod",
    "RunScope",
    "RunStanding",
    "RunStatus",
    "RuptureCause",
    "RuptureMatch",
    "RuptureSide",
    "SignInEnd",
    "SignInWay",
    "Stage",
    "SuggestionDecision",
    "SupportScheme",
    "TrainingStatus",
    "TrialArm",
    "Use",
    "Visibility",
    "WhyDespite",
    "WishCertainty",
]
