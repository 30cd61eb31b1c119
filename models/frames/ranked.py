"""What a ranking of many people holds: one row an offer listed."""

from models.enums import OfferKind
from models.frames.column import Column
from models.frames.schema import FrameSchema

RANKED = FrameSchema(
    "ranked",
    (
        Column("person_id", "text", "whose list"),
        Column("rank", "integer", "place in the list, 1 the best", low=1),
        Column("offer_id", "text", "the offer"),
        Column("kind", "text", "its kind", choices=frozenset(OfferKind)),
        Column("score", "number", "product of both chances", "0–100", low=0, high=100),
        Column("p_signed", "number", "will it be signed", "0–1", low=0, high=1),
        Column("p_held", "number", "still in training at six months", "0–1", low=0, high=1),
        Column("minutes_employer", "integer", "journey to work", "min", nullable=True, low=0),
        Column("minutes_cfa", "integer", "journey to the CFA, 0 for a PMSMP", "min", nullable=True),
        Column("course_id", "text", "course gone to or supposed", nullable=True),
    ),
    key=("person_id", "offer_id"),
)
