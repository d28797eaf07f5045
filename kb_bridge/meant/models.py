"""The table by which pages ask workers what a title means."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, LargeBinary, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base
from forum.tables import Moment


class AskedSense(Base):
    """A title by its digest: what is typed, until a worker has put its `vector` and language (of the space) there."""

    __tablename__ = "asked_senses"
    __table_args__ = (
        Index("ix_asked_senses_waiting", "wanted_at", postgresql_where=text("vector IS NULL")),
        {"prefixes": ["UNLOGGED"]},
    )
    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    space_id: Mapped[int | None] = mapped_column(BigInteger)
    vector: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text, server_default="")
    wanted_at: Mapped[datetime] = mapped_column(Moment)
