"""Tables of plans, of organisations, and of whose customers people are."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Identity, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import User
from forum.database import Base
from forum.groups.models import Group
from forum.tables import Moment
from forum.threads.models import Thread


class Plan(Base):
    """What customers pay for, by a name that staff know; they are a group, unless there are too many groups."""

    __tablename__ = "plans"
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey(Group.id, ondelete="SET NULL"))
    created_at: Mapped[datetime] = mapped_column(Moment)


class Organisation(Base):
    """A customer that is not one person. To it belong those whom staff say, and everybody whose confirmed address is at
    `domain`."""

    __tablename__ = "organisations"
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    domain: Mapped[str | None] = mapped_column(Text, unique=True)
    plan_id: Mapped[int | None] = mapped_column(ForeignKey(Plan.id, ondelete="SET NULL"))
    created_at: Mapped[datetime] = mapped_column(Moment)


class AccountKeeper(Base):
    """Somebody of the staff who follows all threads of an organisation."""

    __tablename__ = "account_managers"
    __table_args__ = (UniqueConstraint("organisation_id", "user_id"),)
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id, ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), index=True)


class AccountFollow(Base):
    """A thread that somebody follows because of their accounts alone, entered at `since`; it goes with the reason."""

    __tablename__ = "account_follows"
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey(Thread.id), primary_key=True)
    since: Mapped[datetime] = mapped_column(Moment)


class Customer(Base):
    """What staff said of one person: a plan of their own, an organisation that they belong to."""

    __tablename__ = "customers"
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True)
    plan_id: Mapped[int | None] = mapped_column(ForeignKey(Plan.id, ondelete="SET NULL"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey(Organisation.id, ondelete="SET NULL"), index=True)
