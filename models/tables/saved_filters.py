"""Which filters of the work list does somebody keep under a name?"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base


class SavedFilter(Base):
    """A named filter of one professional; `query` is what stands after "/?" in its address."""

    __tablename__ = "saved_filter"
    __table_args__ = (Index("uq_saved_filter_adviser_id_name", "adviser_id", "name", unique=True),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    adviser_id: Mapped[str] = mapped_column(ForeignKey("adviser.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(60))
    query: Mapped[str] = mapped_column(String(400))
    saved_at: Mapped[datetime]
