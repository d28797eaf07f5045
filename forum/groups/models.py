"""Tables of groups and of who belongs to them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, SmallInteger, Text
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import User
from forum.actor import MOST_GROUPS
from forum.database import Base
from forum.tables import Moment


class Group(Base):
    """People who may read the same; `managed` says whose doing it is, empty for one that admins made by hand."""

    __tablename__ = "groups"
    __table_args__ = (CheckConstraint(f"id BETWEEN 1 AND {MOST_GROUPS}", name="few"),)
    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(Text, unique=True)
    managed: Mapped[str] = mapped_column(Text, server_default="")
    created_at: Mapped[datetime] = mapped_column(Moment)


class GroupMember(Base):
    """Somebody belongs to a group because `source` says so: hand, plan, or a provider."""

    __tablename__ = "group_members"
    group_id: Mapped[int] = mapped_column(ForeignKey(Group.id, ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True, index=True)
    source: Mapped[str] = mapped_column(Text, primary_key=True)
