"""Of which facts is a factor's grid entry a function? The kernel reads shapes, not factors."""

from enum import Enum


class Shape(Enum):
    """What a factor may read. The kernel asks the factor for every entry of its shape once.

    A factor that reads more than its shape says is caught by the tests that set the kernel beside
    `Factor.index`.
    """

    # The offer, the day, and who decides the journey there (own means, a lift, not known).
    OFFER = "offer"
    # The course, its CFA's records included.
    COURSE = "course"
    # The entry of the way to the CFA (`matcher.cfa.hours`).
    CFA_WAY = "cfa_way"
    # Class of the trade through which the offer matches.
    TRADE = "trade"
    # Level reached × the wish's target × the diploma prepared.
    DIPLOMA = "diploma"
    # Whole minutes of a known journey, or whole kilometres of one that is not known.
    JOURNEY = "journey"
    # Days from the first day the person can start to the offer's window.
    WAIT = "wait"
    # The strongest link an earlier PMSMP makes.
    PAST_STAY = "past_stay"
