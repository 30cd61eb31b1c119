"""Where is a young person, in their project and on their way?"""

from enum import StrEnum


class Stage(StrEnum):
    """How far the young person's project is."""

    NO_PROJECT = "no_project"
    TO_CONFIRM = "to_confirm"
    READY_TO_SIGN = "ready_to_sign"


class Enrolment(StrEnum):
    """Where the young person stands with a CFA."""

    NONE = "none"
    CANDIDATE = "candidate"
    ADMITTED = "admitted"
    STARTED = "started"


class TrainingStatus(StrEnum):
    """Where an apprentice stands, in the words of Tableau de bord."""

    PRE_INSCRIT = "PRE_INSCRIT"
    INSCRIT = "INSCRIT"
    APPRENTI = "APPRENTI"
    RUPTURANT = "RUPTURANT"
    ABANDON = "ABANDON"
    FIN_DE_FORMATION = "FIN_DE_FORMATION"


class SupportScheme(StrEnum):
    """Support the young person is in; never a factor."""

    NONE = "none"
    CEJ = "cej"
    PACEA = "pacea"
    PREPA_APPRENTISSAGE = "prepa_apprentissage"


class Licence(StrEnum):
    """Driving licences that open a way to travel or that an employer may require."""

    AM = "am"
    A1 = "a1"
    B = "b"
    C = "c"
    OTHER = "other"


class Mode(StrEnum):
    """Ways to travel. `LIFT` is a car driven by somebody else, at declared days and hours.

    `BIKE_TRANSIT`: by bike to the stop, where it waits, then by public transport.
    """

    WALK = "walk"
    BIKE = "bike"
    MOPED = "moped"
    CAR = "car"
    LIFT = "lift"
    TRANSIT = "transit"
    BIKE_TRANSIT = "bike_transit"


class RefusalKind(StrEnum):
    """What a young person can refuse."""

    TRADE = "trade"
    HOURS = "hours"
    EMPLOYER = "employer"


class RefusedHours(StrEnum):
    """Working hours a young person can refuse."""

    NIGHT = "night"
    WEEKEND = "weekend"
    SUNDAY = "sunday"
    EARLY_MORNING = "early_morning"
    LATE_EVENING = "late_evening"


class WishCertainty(StrEnum):
    """How sure the young person is of a wish."""

    EXPLORING = "exploring"
    LIKELY = "likely"
    SURE = "sure"
