"""Tables of doubts about solutions and of what speaks against articles."""

from datetime import datetime

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import User
from forum.database import Base
from forum.tables import Moment
from forum.threads.models import Post, Thread
from kb_bridge.models import Article


class SolutionDoubt(Base):
    """An accepted answer of which it was asked, once, whether it still works; `outdated_at` once enough said no."""

    __tablename__ = "solution_doubts"
    __table_args__ = (CheckConstraint("cause IN ('me_too', 'rating')", name="cause"),)
    post_id: Mapped[int] = mapped_column(ForeignKey(Post.id), primary_key=True, autoincrement=False)
    thread_id: Mapped[int] = mapped_column(ForeignKey(Thread.id), index=True)
    cause: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    outdated_at: Mapped[datetime | None] = mapped_column(Moment)


class SolutionWord(Base):
    """What a person said of a solution; the last word counts. `weight` is 2 for those who ought to know best."""

    __tablename__ = "solution_words"
    post_id: Mapped[int] = mapped_column(ForeignKey(Post.id), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True)
    works: Mapped[bool] = mapped_column(Boolean)
    weight: Mapped[int] = mapped_column(Integer, server_default=text("1"))
    created_at: Mapped[datetime] = mapped_column(Moment)


class ArticleConcern(Base):
    """What a night found that speaks against an article: a link that leads nowhere (`times` it was found so), or a
    newer version of the product. Gone when a later night finds it no longer."""

    __tablename__ = "article_concerns"
    __table_args__ = (CheckConstraint("kind IN ('link', 'version')", name="kind"),)
    article_id: Mapped[int] = mapped_column(ForeignKey(Article.id), primary_key=True)
    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    detail: Mapped[str] = mapped_column(Text, primary_key=True)
    times: Mapped[int] = mapped_column(Integer, server_default=text("1"))
    found_at: Mapped[datetime] = mapped_column(Moment)
