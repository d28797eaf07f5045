"""Tables of what was looked for."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, Integer, SmallInteger, Text
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base
from forum.tables import Moment


class Search(Base):
    """Somebody looked for these words, in small letters and without operators: how much was found, by which engine, in
    how many milliseconds. `language` is that of the words, or of the page where they are too few to tell."""

    __tablename__ = "searches"
    __table_args__ = (
        CheckConstraint("hits >= 0", name="hits"),
        Index("ix_searches_at", "at"),
        Index("ix_searches_words", "words", "at"),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    words: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    hits: Mapped[int] = mapped_column(Integer)
    engine: Mapped[str] = mapped_column(Text)
    took_ms: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime] = mapped_column(Moment)


class SearchClick(Base):
    """A result that was opened from a search, such as thread:12, once however often; `place` 1 was the first."""

    __tablename__ = "search_clicks"
    search_id: Mapped[int] = mapped_column(ForeignKey(Search.id, ondelete="CASCADE"), primary_key=True)
    object: Mapped[str] = mapped_column(Text, primary_key=True)
    place: Mapped[int] = mapped_column(SmallInteger)
    at: Mapped[datetime] = mapped_column(Moment)


class SeenSearch(Base):
    """An editor has seen that nothing is found for these words."""

    __tablename__ = "seen_searches"
    words: Mapped[str] = mapped_column(Text, primary_key=True)
    seen_at: Mapped[datetime] = mapped_column(Moment)
