"""The table of what was made and tried out, and what is wanted."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Identity, Index, Integer, SmallInteger, Text
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base
from forum.tables import Moment


class BackupRun(Base):
    """One making or trying out of a backup. `share` is how far it is, in percent; `beat_at` is its last sign of life;
    `gone_at` is when the file was taken away."""

    __tablename__ = "backup_runs"
    __table_args__ = (
        CheckConstraint("deed IN ('create', 'verify')", name="deed"),
        CheckConstraint("state IN ('wanted', 'running', 'done', 'failed')", name="state"),
        Index("ix_backup_runs_name", "name"),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    deed: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text, server_default="")
    asked_by_id: Mapped[int | None] = mapped_column(BigInteger)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    began_at: Mapped[datetime | None] = mapped_column(Moment)
    beat_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    step: Mapped[str] = mapped_column(Text, server_default="")
    share: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    size: Mapped[int] = mapped_column(BigInteger, server_default="0")
    rows: Mapped[int] = mapped_column(BigInteger, server_default="0")
    pictures: Mapped[int] = mapped_column(Integer, server_default="0")
    error: Mapped[str] = mapped_column(Text, server_default="")
    gone_at: Mapped[datetime | None] = mapped_column(Moment)
