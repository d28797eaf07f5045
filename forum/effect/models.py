"""Tables of who was shown what may answer them, and what a question costs."""

from datetime import datetime

from sqlalchemy import ARRAY, BigInteger, Boolean, CheckConstraint, Identity, Index, Integer, SmallInteger, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base
from forum.tables import Moment


class Exposure(Base):
    """Somebody typed a title or searched, and something was there that may answer it: shown, or kept back from the
    control group. `reader` is "user 12" or a visitor's random name, hashed. `said` is what they pressed themselves of
    the object, `thread_id` what they asked all the same; one that asks the same again within the week is `again_of` the
    first. After a week it is settled: `staff_replied` is found out and the words are forgotten."""

    __tablename__ = "exposures"
    __table_args__ = (
        CheckConstraint("kind IN ('typing', 'search')", name="kind"),
        CheckConstraint("said IN ('answered', 'joined')", name="said"),
        Index("ix_exposures_reader", "reader", "began_at"),
        Index("ix_exposures_began_at", "began_at"),
        Index("ix_exposures_open", "began_at", postgresql_where=text("settled_at IS NULL")),
        Index("ix_exposures_again_of", "again_of", postgresql_where=text("again_of IS NOT NULL")),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    reader: Mapped[str] = mapped_column(Text)
    user_id: Mapped[int | None] = mapped_column(BigInteger)
    is_control: Mapped[bool] = mapped_column(Boolean)
    kind: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text, server_default="")
    shown: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    again_of: Mapped[int | None] = mapped_column(BigInteger)
    said: Mapped[str | None] = mapped_column(Text)
    object_kind: Mapped[str | None] = mapped_column(Text)
    object_id: Mapped[int | None] = mapped_column(BigInteger)
    thread_id: Mapped[int | None] = mapped_column(BigInteger)
    staff_replied: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    began_at: Mapped[datetime] = mapped_column(Moment)
    last_at: Mapped[datetime] = mapped_column(Moment)
    settled_at: Mapped[datetime | None] = mapped_column(Moment)


class QuestionCost(Base):
    """What a question costs, as an admin says: minutes of staff, and an hour of theirs in hundredths of a currency."""

    __tablename__ = "question_costs"
    __table_args__ = (CheckConstraint("id = 1", name="one"),)
    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    minutes: Mapped[int] = mapped_column(Integer)
    hour_cents: Mapped[int] = mapped_column(Integer)
    currency: Mapped[str] = mapped_column(Text)
