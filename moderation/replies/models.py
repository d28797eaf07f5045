"""Tables of templates: the texts, and the answers that were made of them."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Identity, Text
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import User
from forum.categories.models import Category
from forum.database import Base
from forum.tables import Moment
from forum.threads.models import Post, Thread


class CannedReply(Base):
    """A text that staff answer with, of one category and language or of all (no category, language '')."""

    __tablename__ = "canned_replies"
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    category_id: Mapped[int | None] = mapped_column(ForeignKey(Category.id))
    language: Mapped[str] = mapped_column(Text, server_default="")
    created_by_id: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)


class ReplyUse(Base):
    """An answer that was made of a template; a removed template takes its figures along."""

    __tablename__ = "reply_uses"
    post_id: Mapped[int] = mapped_column(ForeignKey(Post.id), primary_key=True)
    reply_id: Mapped[int] = mapped_column(ForeignKey(CannedReply.id, ondelete="CASCADE"), index=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey(Thread.id))
    user_id: Mapped[int | None] = mapped_column(ForeignKey(User.id))
    created_at: Mapped[datetime] = mapped_column(Moment)
