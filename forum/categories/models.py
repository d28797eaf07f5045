"""The table of categories."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Identity, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base
from forum.tables import Moment


class Category(Base):
    """A place for threads; `visibility` is public, signed_in or staff."""

    __tablename__ = "categories"
    __table_args__ = (CheckConstraint("visibility IN ('public', 'signed_in', 'staff')", name="visibility"),)
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    slug: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text, server_default="")
    visibility: Mapped[str] = mapped_column(Text, server_default="public")
    position: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    created_at: Mapped[datetime] = mapped_column(Moment)
