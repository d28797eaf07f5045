"""The table of private follow-ups."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base
from forum.tables import Moment
from forum.threads.models import Thread


class FollowUp(Base):
    """Which thread goes on in which private one; none, where the question was asked in private. Each side may agree
    that it be published: that counts for what was said until then, so whoever says more is asked anew."""

    __tablename__ = "follow_ups"
    private_id: Mapped[int] = mapped_column(ForeignKey(Thread.id), primary_key=True)
    thread_id: Mapped[int | None] = mapped_column(ForeignKey(Thread.id), index=True)
    staff_agreed_at: Mapped[datetime | None] = mapped_column(Moment)
    person_agreed_at: Mapped[datetime | None] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
