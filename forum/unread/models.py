"""The table of how far people have read."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import User
from forum.database import Base
from forum.tables import Moment
from forum.threads.models import Thread


class ThreadRead(Base):
    """A person has read the posts of a thread that are not younger than `read_at`, and stood at the post `place_id`
    when they left. `read_at` never goes back, whichever device speaks last."""

    __tablename__ = "thread_reads"
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey(Thread.id), primary_key=True)
    read_at: Mapped[datetime] = mapped_column(Moment)
    place_id: Mapped[int | None] = mapped_column(BigInteger)
    seen_at: Mapped[datetime] = mapped_column(Moment, index=True)
