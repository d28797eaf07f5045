"""Tables of the weekly letters to staff, and of who wants none."""

from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import User
from forum.database import Base
from forum.tables import Moment


class WeeklyLetter(Base):
    """A week whose letter was decided on for a person: one row, so never a second letter."""

    __tablename__ = "weekly_letters"
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True)
    week: Mapped[str] = mapped_column(Text, primary_key=True)
    created_at: Mapped[datetime] = mapped_column(Moment)


class WeeklyStop(Base):
    """Somebody who wants no weekly letter."""

    __tablename__ = "weekly_stops"
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True, autoincrement=False)
    created_at: Mapped[datetime] = mapped_column(Moment)
