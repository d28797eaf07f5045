"""The table of how long things are kept, where an admin has said so."""

from sqlalchemy import CheckConstraint, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base


class KeptDays(Base):
    """The days of one thing that is kept, by its name; what has no row here is kept as long as its package says."""

    __tablename__ = "kept_days"
    __table_args__ = (CheckConstraint("days > 0", name="days"),)
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    days: Mapped[int] = mapped_column(Integer)
