"""Tables of the leaders' lists, of rewards elsewhere, and of thanks."""

from datetime import date, datetime

from sqlalchemy import ARRAY, BigInteger, Boolean, Date, ForeignKey, Identity, Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import User
from forum.database import Base
from forum.tables import Moment


class LeaderBoard(Base):
    """One list: a place (`scope` is forum, category or tag; `scope_id` 0 for the forum) and a period that begins on
    `start`. `closed_at` is set once whoever came first in it has been told."""

    __tablename__ = "leader_boards"
    __table_args__ = (Index("uq_leader_boards_list", "scope", "scope_id", "period", "start", unique=True),)
    id: Mapped[int] = mapped_column(Integer, Identity(), primary_key=True)
    scope: Mapped[str] = mapped_column(Text)
    scope_id: Mapped[int] = mapped_column(BigInteger)
    period: Mapped[str] = mapped_column(Text)
    start: Mapped[date] = mapped_column(Date)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)


class LeaderPoints(Base):
    """What a person's lines of one list bring together. Derived by the million, so nothing is looked up for a row: no
    foreign keys."""

    __tablename__ = "leader_points"
    __table_args__ = (Index("ix_leader_points_best", "board_id", text("points DESC"), "user_id"),)
    board_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    points: Mapped[int] = mapped_column(Integer)


class LeaderThread(Base):
    """The category and tags for which the lines about a thread are counted: those that it has, as soon as it is moved
    or tagged otherwise. Tags of threads that are not for everybody count nowhere."""

    __tablename__ = "leader_threads"
    thread_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    category_id: Mapped[int] = mapped_column(BigInteger)
    tag_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))


class LeaderAbsence(Base):
    """Somebody who does not want to be listed."""

    __tablename__ = "leader_absences"
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True, autoincrement=False)
    created_at: Mapped[datetime] = mapped_column(Moment)


class RewardHook(Base):
    """Where to send word of what somebody reached, signed with the `secret` (sealed); `kinds` are the wanted ones."""

    __tablename__ = "reward_hooks"
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    url: Mapped[str] = mapped_column(Text)
    secret: Mapped[str] = mapped_column(Text)
    kinds: Mapped[list[str]] = mapped_column(ARRAY(Text))
    active: Mapped[bool] = mapped_column(Boolean, server_default=text("true"))
    created_at: Mapped[datetime] = mapped_column(Moment)


class RewardSending(Base):
    """One word to one address, as it was or will be sent; `job_event_id` is the event whose job carries it."""

    __tablename__ = "reward_sendings"
    __table_args__ = (
        Index("uq_reward_sendings_once", "hook_id", "about_event_id", unique=True),
        Index("ix_reward_sendings_newest", "hook_id", text("id DESC")),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    hook_id: Mapped[int] = mapped_column(ForeignKey(RewardHook.id, ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(Text)
    user_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), index=True)
    body: Mapped[str] = mapped_column(Text)
    about_event_id: Mapped[int | None] = mapped_column(BigInteger)
    job_event_id: Mapped[int | None] = mapped_column(BigInteger)
    status: Mapped[int | None] = mapped_column(Integer)
    created_at: Mapped[datetime] = mapped_column(Moment)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)


class HelperThanks(Base):
    """A thank-you for a mark that a helper passed (so many solutions); once a mark."""

    __tablename__ = "helper_thanks"
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True, autoincrement=False)
    mark: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    words: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Moment)


class HelperTerms(Base):
    """From which share of the solutions on five helpers are too few; one row, the newest counts."""

    __tablename__ = "helper_terms"
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    most_share: Mapped[int] = mapped_column(Integer)
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)
