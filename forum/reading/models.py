"""Tables of whom an answer or article has helped."""

from datetime import datetime

from sqlalchemy import BigInteger, Boolean, CheckConstraint, ForeignKey, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base
from forum.tables import Moment
from forum.threads.models import Post


class HelpfulMark(Base):
    """One reader's yes or no to "Did this help?": `reader` is "user 12", or the random name in a visitor's cookie."""

    __tablename__ = "helpful_marks"
    __table_args__ = (CheckConstraint("kind IN ('post', 'article')", name="kind"),)
    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    subject_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    reader: Mapped[str] = mapped_column(Text, primary_key=True)
    helpful: Mapped[bool] = mapped_column(Boolean)
    created_at: Mapped[datetime] = mapped_column(Moment)


class AnswerReaders(Base):
    """How many readers an answer has had while it was the accepted one, each counted once a day."""

    __tablename__ = "answer_readers"
    post_id: Mapped[int] = mapped_column(ForeignKey(Post.id), primary_key=True)
    readers: Mapped[int] = mapped_column(Integer, server_default=text("0"))
