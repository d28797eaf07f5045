"""The table of synonyms."""

from datetime import datetime

from sqlalchemy import ARRAY, BigInteger, Identity, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base
from forum.tables import Moment


class SynonymGroup(Base):
    """Whoever looks for one of `words` also finds `means`; where that is empty, the words all mean each other. `keys`
    are the stems of the first words of `words`: a query that has none of them is not concerned. `language` is "" for
    all."""

    __tablename__ = "search_synonyms"
    __table_args__ = (
        UniqueConstraint("language", "words", "means", name="uq_search_synonyms_language"),
        Index("ix_search_synonyms_keys", "keys", postgresql_using="gin"),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    language: Mapped[str] = mapped_column(Text, server_default="")
    words: Mapped[list[str]] = mapped_column(ARRAY(Text))
    means: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    keys: Mapped[list[str]] = mapped_column(ARRAY(Text))
    created_at: Mapped[datetime] = mapped_column(Moment)
