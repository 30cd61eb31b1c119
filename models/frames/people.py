"""What the matcher may know of a young person. No sex, name, address, scheme or health here.

Fairness by construction: what a frame does not hold cannot become a factor.
"""

from datetime import date
from typing import Final

from models.enums import Enrolment, LegTo, Mode, OfferKind, RefusalKind, Stage
from models.frames.column import Column
from models.frames.forms import INSEE, LICENCES, POINT, TRADE
from models.frames.schema import FrameSchema

# No birth is outside these; whether somebody is born yet, the day asked about says.
_OLDEST: Final = date(1900, 1, 1)
_LATEST: Final = date(2199, 12, 31)

PEOPLE = FrameSchema(
    "people",
    (
        Column("person_id", "text", "pseudonymous id", filled=True),
        Column("birth_date", "date", "for the legal rules only", earliest=_OLDEST, latest=_LATEST),
        Column(
            "level_reached",
            "integer",
            "European level of the highest diploma, 2 = none",
            nullable=True,
            low=2,
            high=8,
        ),
        Column("college_finished", "flag", "last class of collège finished", nullable=True),
        Column("stage", "text", "how far the project is", choices=frozenset(Stage)),
        Column("enrolment", "text", "standing with a CFA", choices=frozenset(Enrolment)),
        Column("course_id", "text", "the person's own course", nullable=True),
        Column("cfa_entry_date", "date", "first day at that CFA", nullable=True),
        Column("age_limit_lifted", "flag", "RQTH (opt-in) or another case of L6222-2"),
        Column("walks", "flag", "can walk to work"),
        Column("has_bike", "flag", "owns a bike", nullable=True),
        Column("has_moped", "flag", "owns a moped (45 km/h)", nullable=True),
        Column("has_car", "flag", "has the use of a car", nullable=True),
        Column("uses_transit", "flag", "takes buses and trains", nullable=True),
        Column("no_mobility", "flag", "'aucune mobilité': on foot only"),
        Column("licences", "text", "comma-joined licences held", form=LICENCES),
        Column(
            "max_minutes_employer",
            "integer",
            "own limit, home to employer",
            "min",
            nullable=True,
            low=0,
            high=240,
        ),
        Column(
            "max_minutes_cfa",
            "integer",
            "own limit, home to CFA",
            "min",
            nullable=True,
            low=0,
            high=240,
        ),
        Column("available_from", "date", "first possible day", nullable=True),
    ),
    key=("person_id",),
)

HOMES = FrameSchema(
    "homes",
    (
        Column("person_id", "text", "whose home", filled=True),
        Column("label", "text", "what the person calls it"),
        Column("insee", "text", "Insee commune code", form=INSEE),
        Column("lat", "number", "WGS84", "degree", nullable=True, low=-90, high=90),
        Column("lng", "number", "WGS84", "degree", nullable=True, low=-180, high=180),
        Column("spread_km", "number", "how far the real place may lie from the point", "km", low=0),
    ),
    together=POINT,
)

LIFTS = FrameSchema(
    "lifts",
    (
        Column("person_id", "text", "who is driven", filled=True),
        Column("weekdays", "text", "digits 1–7, Monday is 1", form="[1-7]+"),
        Column(
            "leaves_after",
            "integer",
            "earliest start from home",
            "min after 0:00",
            nullable=True,
            low=0,
            high=1440,
        ),
        Column(
            "back_before",
            "integer",
            "latest return",
            "min after 0:00",
            nullable=True,
            low=0,
            high=1440,
        ),
    ),
)

WISHES = FrameSchema(
    "wishes",
    (
        Column("person_id", "text", "who wishes", filled=True),
        Column("rank", "integer", "1 is the first wish", low=1),
        Column("rome", "text", "ROME 3 code", form=TRADE),
        Column("target_level", "integer", "diploma level aimed at", nullable=True, low=3, high=8),
        Column("target_rncp", "text", "qualification aimed at", nullable=True),
        Column(
            "max_minutes",
            "integer",
            "travel limit of this wish",
            "min",
            nullable=True,
            low=0,
            high=240,
        ),
    ),
    key=("person_id", "rome"),
)

REFUSALS = FrameSchema(
    "refusals",
    (
        Column("person_id", "text", "who refuses", filled=True),
        Column("kind", "text", "what is refused", choices=frozenset(RefusalKind)),
        Column("value", "text", "ROME code, kind of hours, or employer id", filled=True),
    ),
)

STAYS = FrameSchema(
    "stays",
    (
        Column("person_id", "text", "who was there", filled=True),
        Column("employer_id", "text", "where", filled=True),
        Column("kind", "text", "apprenticeship or pmsmp", choices=frozenset(OfferKind)),
        Column("rome", "text", "trade", form=TRADE),
        Column("starts_on", "date", "first day"),
        Column("ends_on", "date", "last day", nullable=True),
        Column("is_renewal", "flag", "renews an earlier PMSMP", nullable=True),
        Column("purpose_met", "flag", "its stated purpose was met", nullable=True),
        Column("ruptured", "flag", "contract ended early"),
    ),
)

# Beside the others where an adviser corrected a journey; may be left out.
CORRECTIONS = FrameSchema(
    "corrections",
    (
        Column("person_id", "text", "whose journey", filled=True),
        Column("home_insee", "text", "commune of the home it starts from", form=INSEE),
        Column("leg", "text", "to the employer or to the CFA", choices=frozenset(LegTo)),
        Column("place_id", "text", "employer id, or UAI of the CFA", filled=True),
        Column("mode", "text", "means", choices=frozenset(Mode)),
        Column("minutes", "integer", "door to door; 254: no such way", "min", low=0, high=254),
        Column(
            "day_start",
            "integer",
            "of these hours only",
            "min after 0:00",
            nullable=True,
            low=0,
            high=1440,
        ),
        Column("day_end", "integer", "of these hours only", "min after 0:00", nullable=True, low=0),
    ),
)

# Beside the others where proposals wait for an answer; may be left out.
WAITING = FrameSchema(
    "waiting",
    (
        Column("person_id", "text", "to whom it was proposed", filled=True),
        Column("offer_id", "text", "the offer of the pool, a row a proposal", filled=True),
    ),
)

# All frames that tell of young people, but for those that may be left out.
OF_PEOPLE = (PEOPLE, HOMES, LIFTS, WISHES, REFUSALS, STAYS)
