"""The table of digests."""

from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import User
from forum.database import Base
from forum.tables import Moment


class Digest(Base):
    """A period (a day or a week of the reader's own) whose digest was decided on: one row, so never a second one."""

    __tablename__ = "digests"
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True)
    period: Mapped[str] = mapped_column(Text, primary_key=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
