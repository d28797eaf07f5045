"""Tables of ways to a person and of calls."""

from datetime import datetime

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    CheckConstraint,
    ForeignKey,
    Identity,
    Index,
    SmallInteger,
    Text,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import User
from forum.database import Base
from forum.tables import Moment


class CallWays(Base):
    """How a person is reached, as an admin says: empty is "not this way". `hook_secret` is sealed."""

    __tablename__ = "call_ways"
    __table_args__ = (CheckConstraint("id = 1", name="one"),)
    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    letters: Mapped[bool] = mapped_column(Boolean)
    mail: Mapped[str] = mapped_column(Text)
    phone: Mapped[str] = mapped_column(Text)
    chat: Mapped[str] = mapped_column(Text)
    hook_url: Mapped[str] = mapped_column(Text)
    hook_secret: Mapped[str] = mapped_column(Text)


class Call(Base):
    """Somebody who wrote to staff. `thread_id` and `searches` are only there if they agreed; `outcome` is what came of
    it, in the words of staff, and `answer_id` the post that says so in the thread."""

    __tablename__ = "calls"
    __table_args__ = (
        CheckConstraint("state IN ('open', 'done')", name="state"),
        Index("ix_calls_state", "state", text("id DESC")),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey(User.id))
    email: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    thread_id: Mapped[int | None] = mapped_column(BigInteger)
    searches: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    state: Mapped[str] = mapped_column(Text, server_default="open")
    outcome: Mapped[str] = mapped_column(Text, server_default="")
    answer_id: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)
    hooked_at: Mapped[datetime | None] = mapped_column(Moment)
    done_at: Mapped[datetime | None] = mapped_column(Moment)
    done_by_id: Mapped[int | None] = mapped_column(BigInteger)
