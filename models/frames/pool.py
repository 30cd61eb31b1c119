"""What the matcher may know of offers, employers, courses, and of what became of earlier ones."""

from models.enums import DangerousWork, Licence, OfferKind, Rhythm
from models.frames.column import Column
from models.frames.forms import INSEE, NAF, POINT, TRADE, TRADES
from models.frames.schema import FrameSchema

OFFERS = FrameSchema(
    "offers",
    (
        Column("offer_id", "text", "id of the offer", filled=True),
        Column("kind", "text", "apprenticeship, pmsmp …", choices=frozenset(OfferKind)),
        Column("employer_id", "text", "who opens it", filled=True),
        Column("rome", "text", "ROME 3 code", form=TRADE),
        Column("other_romes", "text", "further ROME 3 codes, comma-joined", form=TRADES),
        Column("diploma_level", "integer", "European level prepared", nullable=True, low=3, high=8),
        Column("rncp", "text", "qualification prepared", nullable=True),
        Column("places", "integer", "places left", low=0),
        Column("start_from", "date", "start window opens", nullable=True),
        Column("start_to", "date", "start window closes", nullable=True),
        Column("duration_months", "integer", "contract length", "month", nullable=True, low=0),
        Column("duration_days", "integer", "longest PMSMP", "day", nullable=True, low=0),
        Column("insee", "text", "commune of the workplace", nullable=True, form=INSEE),
        Column("lat", "number", "WGS84", "degree", nullable=True, low=-90, high=90),
        Column("lng", "number", "WGS84", "degree", nullable=True, low=-180, high=180),
        Column("spread_km", "number", "how far the real place may lie from the point", "km", low=0),
        Column(
            "day_start",
            "integer",
            "start of work",
            "min after 0:00",
            nullable=True,
            low=0,
            high=1440,
        ),
        Column(
            "day_end",
            "integer",
            "end of work (before start: next day)",
            "min after 0:00",
            nullable=True,
            low=0,
            high=1440,
        ),
        Column("weekly_hours", "number", "working time", "h/week", nullable=True, low=0, high=100),
        Column("works_night", "flag", "includes night work", nullable=True),
        Column("works_weekend", "flag", "includes Saturday or Sunday", nullable=True),
        Column("works_sunday", "flag", "includes Sunday", nullable=True),
        Column("hours_fixed", "flag", "employer confirmed they cannot change"),
        Column(
            "licence_required",
            "text",
            "licence the post needs",
            nullable=True,
            choices=frozenset(Licence),
        ),
        Column(
            "dangerous_work",
            "text",
            "work regulated under 18",
            nullable=True,
            choices=frozenset(DangerousWork),
        ),
        Column("replaces_a_job", "flag", "forbidden use of a PMSMP", nullable=True),
        Column("course_id", "text", "course the offer imposes", nullable=True),
        Column("naf", "text", "employer's NAF", nullable=True, form=NAF),
        Column("headcount", "integer", "employer's staff", nullable=True, low=0),
        Column("is_temp_agency", "flag", "temporary-work agency", nullable=True),
        Column("apprentices_now", "integer", "apprentices in place", nullable=True, low=0),
        Column("apprentice_masters", "integer", "maîtres d'apprentissage", nullable=True, low=0),
        Column("prescriber_entitled", "flag", "owner may prescribe a PMSMP", nullable=True),
        Column(
            "monthly_limit", "integer", "PMSMP stays a month the host takes", nullable=True, low=0
        ),
        Column("stays_this_month", "integer", "PMSMP stays under way or agreed this month", low=0),
        Column("published_on", "date", "first seen", nullable=True),
        Column("pending", "integer", "pending proposals", low=0),
        Column("only_for", "text", "the one structure that may see it, empty for everybody"),
    ),
    key=("offer_id",),
    together=POINT,
    ordered=(("start_from", "start_to"),),
)

COURSES = FrameSchema(
    "courses",
    (
        Column("course_id", "text", "id of the course", filled=True),
        Column("uai", "text", "CFA", filled=True),
        Column("rome", "text", "ROME 3 code", form=TRADE),
        Column("level", "integer", "European level", nullable=True, low=3, high=8),
        Column("rncp", "text", "qualification", nullable=True),
        Column("lat", "number", "WGS84", "degree", nullable=True, low=-90, high=90),
        Column("lng", "number", "WGS84", "degree", nullable=True, low=-180, high=180),
        Column("spread_km", "number", "how far the real place may lie from the point", "km", low=0),
        Column("rhythm", "text", "alternation", nullable=True, choices=frozenset(Rhythm)),
        Column("boarding", "flag", "boarding possible", nullable=True),
        Column("places_left", "integer", "places left", nullable=True, low=0),
        Column("start", "date", "session start", nullable=True),
        Column(
            "value_added", "number", "InserJeunes value added of the CFA", "point", nullable=True
        ),
    ),
    key=("course_id",),
    together=POINT,
)

EMPLOYERS = FrameSchema(
    "employers",
    (
        Column("employer_id", "text", "id of the employer", filled=True),
        Column("naf", "text", "NAF", nullable=True, form=NAF),
        Column("headcount", "integer", "staff", nullable=True, low=0),
        Column("lat", "number", "WGS84", "degree", nullable=True, low=-90, high=90),
        Column("lng", "number", "WGS84", "degree", nullable=True, low=-180, high=180),
        Column("spread_km", "number", "how far the real place may lie from the point", "km", low=0),
        Column("apprentices_now", "integer", "apprentices in place", nullable=True, low=0),
        Column("apprentice_masters", "integer", "maîtres d'apprentissage", nullable=True, low=0),
        Column(
            "past_apprentices",
            "integer",
            "apprentices of the past three years",
            nullable=True,
            low=0,
        ),
        Column("past_romes", "text", "their trades, comma-joined", form=TRADES),
        Column("has_open_offer", "flag", "something of theirs is in the pool"),
    ),
    key=("employer_id",),
    together=POINT,
)

HISTORY = FrameSchema(
    "history",
    (
        Column("employer_id", "text", "employer", filled=True),
        Column("uai", "text", "CFA, empty when none"),
        Column("rome", "text", "ROME 3 code", form=TRADE),
        Column("kind", "text", "apprenticeship or pmsmp", choices=frozenset(OfferKind)),
        Column("proposed", "integer", "proposals answered", low=0),
        Column("signed", "integer", "of which signed (or convention held)", low=0),
        Column("followed_6m", "integer", "signed and followed for six months", low=0),
        Column("held_6m", "integer", "of which still in training (or purpose met)", low=0),
    ),
    ordered=(("signed", "proposed"), ("held_6m", "followed_6m")),
)

HIRES = FrameSchema(
    "hires",
    (
        Column("rome", "text", "ROME 3 code", form=TRADE),
        Column("naf", "text", "NAF", form=NAF),
        Column("hires", "integer", "hires in a year, all contracts", low=0),
    ),
    key=("rome", "naf"),
)

RELATED_TRADES = FrameSchema(
    "related_trades",
    (
        Column("rome", "text", "from", form=TRADE),
        Column("target_rome", "text", "to", form=TRADE),
        Column("relation", "text", "close or evolution", choices=frozenset({"close", "evolution"})),
    ),
)

# All frames that tell of a pool.
OF_POOL = (OFFERS, COURSES, EMPLOYERS, HISTORY, HIRES, RELATED_TRADES)
