"""What search knows of each thread: plain words kept beside the threads, from which any engine can be rebuilt."""

from datetime import datetime

from sqlalchemy import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    Computed,
    Float,
    ForeignKey,
    Index,
    Sequence,
    SmallInteger,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base
from forum.tables import Moment
from forum.threads.models import Thread

SEARCH_CHANGE = Sequence("search_change", metadata=Base.metadata)


class SearchDocument(Base):
    """One thread as text. `change` grows with every write: an engine remembers up to which one it has read.
    `state` other than published means: forget it."""

    __tablename__ = "search_documents"
    __table_args__ = (
        Index("ix_search_documents_change", "change"),
        Index("ix_search_documents_words", "words", postgresql_using="gin"),
        Index("ix_search_documents_titles", text("to_tsvector('simple'::regconfig, title)"), postgresql_using="gin"),
        Index(
            "ix_search_documents_folded", "folded", postgresql_using="gin", postgresql_ops={"folded": "gin_trgm_ops"}
        ),
    )
    thread_id: Mapped[int] = mapped_column(ForeignKey(Thread.id), primary_key=True)
    change: Mapped[int] = mapped_column(BigInteger, server_default=text("nextval('search_change')"))
    state: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Text, server_default="")  # the words of the title as they are compared
    body: Mapped[str] = mapped_column(Text)
    category: Mapped[str] = mapped_column(Text)
    tags: Mapped[list[str]] = mapped_column(ARRAY(Text))
    authors: Mapped[list[str]] = mapped_column(ARRAY(Text))
    kind: Mapped[str] = mapped_column(Text)
    solved: Mapped[bool]
    answered: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(Moment)
    language: Mapped[str | None] = mapped_column(Text)
    words: Mapped[str] = mapped_column(
        TSVECTOR,
        Computed(
            "setweight(to_tsvector('simple', title), 'A') || to_tsvector('simple', left(body, 200000))",
            persisted=True,
        ),
    )


class SearchWord(Base):
    """A word that stands, or once stood, in a document, and its stem there: PostgreSQL's own search knows of endings,
    left out marks and slips of the finger by it. Who may read the word is asked of the documents."""

    __tablename__ = "search_words"
    __table_args__ = (
        Index("ix_search_words_stem", "stem"),
        Index("ix_search_words_folded", "folded", postgresql_using="gin", postgresql_ops={"folded": "gin_trgm_ops"}),
    )
    word: Mapped[str] = mapped_column(Text, primary_key=True)
    stem: Mapped[str] = mapped_column(Text, primary_key=True)
    folded: Mapped[str] = mapped_column(Text)


class SearchBeat(Base):
    """A search process that is there, or was, and the index that it keeps: how many seconds it is `behind` the
    documents, what `share` of a new one is built while it builds one, and what keeps it from its work."""

    __tablename__ = "search_beats"
    __table_args__ = ({"prefixes": ["UNLOGGED"]},)
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    version: Mapped[str] = mapped_column(Text)
    engine: Mapped[str] = mapped_column(Text)
    threads: Mapped[int] = mapped_column(BigInteger)
    bytes: Mapped[int] = mapped_column(BigInteger)
    behind: Mapped[float | None] = mapped_column(Float)
    share: Mapped[int | None] = mapped_column(SmallInteger)
    trouble: Mapped[str] = mapped_column(Text)
    built_at: Mapped[datetime | None] = mapped_column(Moment)
    began_at: Mapped[datetime] = mapped_column(Moment)
    beat_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class SearchSweep(Base):
    """The one row of how far threads were looked through for what came without an event: see sweeping.py."""

    __tablename__ = "search_sweep"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"), {"prefixes": ["UNLOGGED"]})
    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False, server_default=text("1"))
    newest: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    round: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
