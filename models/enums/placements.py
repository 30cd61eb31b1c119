"""What became of what was proposed?"""

from enum import StrEnum


class ProposalStatus(StrEnum):
    """Life of a proposal; `PENDING` ones are what competition counts."""

    PENDING = "pending"
    CLOSED = "closed"
    LAPSED = "lapsed"


class OutcomeKind(StrEnum):
    """What became of a proposal, a PMSMP or a contract."""

    DECLINED_BY_YOUNG_PERSON = "declined_by_young_person"
    DECLINED_BY_EMPLOYER = "declined_by_employer"
    DECLINED_BY_CFA = "declined_by_cfa"
    NO_ANSWER = "no_answer"
    PLACE_GONE = "place_gone"
    MET = "met"
    PMSMP_DONE = "pmsmp_done"
    SIGNED = "signed"
    RUPTURED = "ruptured"
    IN_TRAINING_6M_SAME = "in_training_6m_same_employer"
    IN_TRAINING_6M_NEW = "in_training_6m_new_employer"
    COMPLETED = "completed"
    LOST_FROM_VIEW = "lost_from_view"


class ContractOrigin(StrEnum):
    """How a contract or PMSMP came about."""

    PROPOSAL = "proposal"
    FAMILY = "family"
    SCHOOL = "school"
    OWN_SEARCH = "own_search"
    OTHER_NETWORK = "other_network"
    UNKNOWN = "unknown"


class OrderReason(StrEnum):
    """Why an adviser proposed an offer that stands below others: what no factor can know.

    Nothing of health, family or origin can be said with it, and there is no "other".
    """

    PREFERRED = "preferred"
    KNOWS_EMPLOYER = "knows_employer"
    EMPLOYER_IN_TOUCH = "employer_in_touch"
    OTHER_JOURNEY = "other_journey"
    DATES_OR_HOURS = "dates_or_hours"
    CFA_PLACE = "cfa_place"
    OTHERS_OUT_OF_DATE = "others_out_of_date"
