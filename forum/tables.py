"""Tables of the frame: the log of events, jobs and schedules, double submits, mails, limits, imports, the site."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Date,
    Identity,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP
from sqlalchemy.dialects.postgresql import UUID as PG_UUID
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base

Moment = TIMESTAMP(timezone=True)


class EventRow(Base):
    """What happened, in order: every figure can be derived again from here. Never updated but for `relayed_at`."""

    __tablename__ = "events"
    __table_args__ = (
        Index("ix_events_waiting", "id", postgresql_where=text("relayed_at IS NULL")),
        Index("ix_events_thread_id", "thread_id", "id", postgresql_where=text("thread_id IS NOT NULL")),
        Index("ix_events_name", "name", "id"),
        Index(
            "ix_events_deeds",
            "actor_id",
            "name",
            postgresql_where=text(
                "name IN ('PostHidden', 'PostReleased', 'PostUnhidden', 'MarkedDuplicate', 'ArticleAccepted')"
            ),
        ),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    thread_id: Mapped[int | None] = mapped_column(BigInteger)
    post_id: Mapped[int | None] = mapped_column(BigInteger)
    user_id: Mapped[int | None] = mapped_column(BigInteger)
    payload: Mapped[dict[str, Any]] = mapped_column(JSONB)
    created_at: Mapped[datetime] = mapped_column(Moment)
    relayed_at: Mapped[datetime | None] = mapped_column(Moment)


class SubmissionRow(Base):
    """A form that was sent: its key is spent once a user, so a double click gets the first answer again."""

    __tablename__ = "submissions"
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    key: Mapped[UUID] = mapped_column(PG_UUID(as_uuid=True), primary_key=True)
    result: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Moment, index=True)


class MailRow(Base):
    """A mail to send or sent; the key is unique, so nobody is told twice."""

    __tablename__ = "mails"
    __table_args__ = (UniqueConstraint("key"), Index("ix_mails_unsent", "id", postgresql_where=text("sent_at IS NULL")))
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    key: Mapped[str] = mapped_column(Text)
    to_address: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    text_body: Mapped[str] = mapped_column(Text)
    html_body: Mapped[str] = mapped_column(Text)
    headers: Mapped[dict[str, str]] = mapped_column(JSONB)
    created_at: Mapped[datetime] = mapped_column(Moment)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)


class LimitRow(Base):
    """How often something was tried in a window, as the version before counts; it goes once no such process runs."""

    __tablename__ = "limits"
    __table_args__ = ({"prefixes": ["UNLOGGED"]},)
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    window_start: Mapped[datetime] = mapped_column(Moment, primary_key=True)
    times: Mapped[int] = mapped_column(Integer)


class BucketRow(Base):
    """A bucket of tries, and when it is full again; unlogged, since losing it at a crash only forgives."""

    __tablename__ = "buckets"
    __table_args__ = ({"prefixes": ["UNLOGGED"]},)
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    full_at: Mapped[datetime] = mapped_column(Moment)


class LimitHitRow(Base):
    """How often somebody was refused something on one day."""

    __tablename__ = "limit_hits"
    what: Mapped[str] = mapped_column(Text, primary_key=True)
    who: Mapped[str] = mapped_column(Text, primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    times: Mapped[int] = mapped_column(Integer)
    last_at: Mapped[datetime] = mapped_column(Moment)


class ApiAnswerRow(Base):
    """What a write of the API with an Idempotency-Key was answered; `mark` is the digest of what was asked."""

    __tablename__ = "api_answers"
    __table_args__ = (Index("ix_api_answers_created_at", "created_at"),)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    mark: Mapped[bytes] = mapped_column(LargeBinary)
    status: Mapped[int] = mapped_column(Integer, server_default="0")
    body: Mapped[str] = mapped_column(Text, server_default="")
    created_at: Mapped[datetime] = mapped_column(Moment)


class ImportedRow(Base):
    """Which row here stands for which row there: what makes an import repeatable and resumable."""

    __tablename__ = "imported"
    source: Mapped[str] = mapped_column(Text, primary_key=True)
    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    old_id: Mapped[str] = mapped_column(Text, primary_key=True)
    new_id: Mapped[int] = mapped_column(BigInteger)


class LoginRow(Base):
    """One signed-in browser; the cookie holds the token, only its hash stands here. `identity_id` and
    `partner_session` say how a provider means it, `proved_at` when its owner last proved who they are."""

    __tablename__ = "logins"
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    user_id: Mapped[int] = mapped_column(BigInteger, index=True)
    agent: Mapped[str] = mapped_column(Text, server_default="")
    created_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    identity_id: Mapped[int | None] = mapped_column(BigInteger)
    partner_session: Mapped[str | None] = mapped_column(Text)
    proved_at: Mapped[datetime | None] = mapped_column(Moment)


class JobRow(Base):
    """One listener that has yet to hear one event. `due_at` is when it may next be tried, already set when a try
    begins, so that a job whose worker died comes back by itself; `held_at` is set when it gave up and waits for staff.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        UniqueConstraint("event_id", "listener"),
        Index("ix_jobs_due", "due_at", "id", postgresql_where=text("held_at IS NULL")),
        Index("ix_jobs_held", "id", postgresql_where=text("held_at IS NOT NULL")),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    event_id: Mapped[int] = mapped_column(BigInteger)
    listener: Mapped[str] = mapped_column(Text)
    attempts: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    due_at: Mapped[datetime] = mapped_column(Moment)
    error: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Moment)
    held_at: Mapped[datetime | None] = mapped_column(Moment)


class ScheduleRow(Base):
    """When a schedule runs next, and how its last run ended (`last_error` is empty when it went well)."""

    __tablename__ = "schedules"
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    cron: Mapped[str] = mapped_column(Text)
    next_at: Mapped[datetime] = mapped_column(Moment)
    last_at: Mapped[datetime | None] = mapped_column(Moment)
    last_error: Mapped[str | None] = mapped_column(Text)


class WorkerBeat(Base):
    """A worker that is there, or was: when it was last heard of, and when it ended by itself."""

    __tablename__ = "worker_beats"
    __table_args__ = ({"prefixes": ["UNLOGGED"]},)
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    version: Mapped[str] = mapped_column(Text)
    began_at: Mapped[datetime] = mapped_column(Moment)
    beat_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class SiteRow(Base):
    """The one row of what an admin has chosen for the whole forum; `version` grows with every change. `hue` is empty
    for the forum's own accent, `demo` says whether the demonstration is in it. `setup_code` is the hash of the code of
    the first start, `opened_at` when the first admin came. `read_only_at` is since when nothing may be written."""

    __tablename__ = "site"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"), CheckConstraint("hue BETWEEN 0 AND 359", name="hue"))
    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(Text, server_default="")
    mark: Mapped[str] = mapped_column(Text, server_default="")
    welcome: Mapped[str] = mapped_column(Text, server_default="")
    hue: Mapped[int | None] = mapped_column(SmallInteger)
    demo: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    version: Mapped[int] = mapped_column(Integer, server_default=text("1"))
    setup_code: Mapped[bytes | None] = mapped_column(LargeBinary)
    opened_at: Mapped[datetime | None] = mapped_column(Moment)
    changed_at: Mapped[datetime | None] = mapped_column(Moment)
    read_only_at: Mapped[datetime | None] = mapped_column(Moment)
    read_only_note: Mapped[str] = mapped_column(Text, server_default="")
