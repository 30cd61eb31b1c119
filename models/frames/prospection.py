"""What the plan of calls may know of an employer's earlier contacts: counts, nobody's name."""

from models.frames.column import Column
from models.frames.schema import FrameSchema

CALLED = FrameSchema(
    "called",
    (
        Column("employer_id", "text", "employer"),
        Column("naf", "text", "its activity", nullable=True),
        Column("past_apprentices", "integer", "of the past three years", nullable=True, low=0),
        Column("calls", "integer", "contacts that were answered or not", low=0),
        Column("answered", "integer", "of which somebody answered", low=0),
        Column("opened", "integer", "of which a place was opened", low=0),
    ),
    key=("employer_id",),
)
