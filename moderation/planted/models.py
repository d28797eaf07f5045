"""The table of test questions."""

from datetime import datetime

from sqlalchemy import BigInteger, Boolean, CheckConstraint, ForeignKey, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base
from forum.tables import Moment
from forum.threads.models import Thread


class PlantedQuestion(Base):
    """A thread that is a test: within how many `minutes` an answer is wanted, what a right one says, and the grade.
    `category_id` is where it stood before it `ended_at`; `shown` says whether it may be read since, for what it was."""

    __tablename__ = "planted_questions"
    __table_args__ = (CheckConstraint("grade IN ('', 'right', 'partly', 'wrong', 'nothing')", name="grade"),)
    thread_id: Mapped[int] = mapped_column(ForeignKey(Thread.id), primary_key=True, autoincrement=False)
    planted_by_id: Mapped[int | None] = mapped_column(BigInteger)
    minutes: Mapped[int] = mapped_column(Integer)
    right_answer: Mapped[str] = mapped_column(Text, server_default="")
    category_id: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_by_id: Mapped[int | None] = mapped_column(BigInteger)
    shown: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    grade: Mapped[str] = mapped_column(Text, server_default="")
    words: Mapped[str] = mapped_column(Text, server_default="")
    graded_by_id: Mapped[int | None] = mapped_column(BigInteger)
    graded_at: Mapped[datetime | None] = mapped_column(Moment)
