"""The tables of votes, and of votes that count no more."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, SmallInteger, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import User
from forum.database import Base
from forum.tables import Moment
from forum.threads.models import Post


class Vote(Base):
    """+1 or -1. `user_id` is empty for an imported vote whose voter the dump does not name: those are outside the
    one-vote-a-person key."""

    __tablename__ = "votes"
    __table_args__ = (
        CheckConstraint("value IN (-1, 1)", name="value"),
        Index("uq_votes_person_post", "post_id", "user_id", unique=True, postgresql_where=text("user_id IS NOT NULL")),
        Index("ix_votes_user_id", "user_id", "created_at", postgresql_where=text("user_id IS NOT NULL")),
        Index("ix_votes_created_at", "created_at", postgresql_where=text("user_id IS NOT NULL")),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey(Post.id))
    user_id: Mapped[int | None] = mapped_column(ForeignKey(User.id))
    value: Mapped[int] = mapped_column(SmallInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)


class AnnulledVote(Base):
    """A vote that a moderator took out of the count, under the id that it had: it counts nowhere, and whoever cast it
    casts no other one on that post."""

    __tablename__ = "annulled_votes"
    __table_args__ = (
        Index(
            "uq_annulled_votes_person_post",
            "post_id",
            "user_id",
            unique=True,
            postgresql_where=text("user_id IS NOT NULL"),
        ),
    )
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    post_id: Mapped[int] = mapped_column(ForeignKey(Post.id))
    user_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), index=True)
    value: Mapped[int] = mapped_column(SmallInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)
    annulled_at: Mapped[datetime] = mapped_column(Moment)
    annulled_by_id: Mapped[int | None] = mapped_column(BigInteger)
