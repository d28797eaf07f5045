"""Tables of badges given, and of badges that admins made up."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import User
from forum.database import Base
from forum.tables import Moment
from forum.threads.models import Tag


class Award(Base):
    """A badge given to a user, once for each subject: a post or tag, or 0 where it is given once a person.

    One whose ground is gone, or that staff took back (`taken_by_id`), is `revoked_at`, and comes back as the same row.
    What was given by hand (`given_by_id`) or taken by hand is not the rule's to change."""

    __tablename__ = "awards"
    __table_args__ = (
        Index("uq_awards_once", "user_id", "badge", "subject_id", unique=True),
        Index("ix_awards_badge", "badge", text("id DESC")),
        Index(
            "ix_awards_by_hand",
            text("id DESC"),
            postgresql_where=text("given_by_id IS NOT NULL OR taken_by_id IS NOT NULL"),
        ),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id))
    badge: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text, server_default="bronze")
    subject_id: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    thread_id: Mapped[int | None] = mapped_column(BigInteger)
    event_id: Mapped[int | None] = mapped_column(BigInteger)
    imported: Mapped[bool] = mapped_column(server_default=text("false"))
    given_by_id: Mapped[int | None] = mapped_column(BigInteger)
    reason: Mapped[str] = mapped_column(Text, server_default="")
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)
    taken_by_id: Mapped[int | None] = mapped_column(BigInteger)
    taken_reason: Mapped[str] = mapped_column(Text, server_default="")
    created_at: Mapped[datetime] = mapped_column(Moment)


class OwnBadge(Base):
    """A badge that an admin made up: `least` deeds, perhaps under one tag or within `days`. Without a deed it is
    given by hand only."""

    __tablename__ = "own_badges"
    __table_args__ = (
        CheckConstraint("kind IN ('bronze', 'silver', 'gold')", name="kind"),
        CheckConstraint("state IN ('on', 'off', 'deleted')", name="state"),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text, server_default="")
    kind: Mapped[str] = mapped_column(Text)
    deed: Mapped[str] = mapped_column(Text, server_default="")
    least: Mapped[int] = mapped_column(Integer, server_default=text("1"))
    days: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    tag_id: Mapped[int | None] = mapped_column(ForeignKey(Tag.id))
    state: Mapped[str] = mapped_column(Text, server_default="on")
    made_by_id: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)
    changed_at: Mapped[datetime | None] = mapped_column(Moment)
