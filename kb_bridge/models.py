"""Tables of topics, proposals, articles and their sources."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    CheckConstraint,
    Computed,
    Float,
    ForeignKey,
    Identity,
    Index,
    Integer,
    SmallInteger,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from forum.categories.models import Category
from forum.database import Base
from forum.tables import Moment
from forum.threads.models import Post, Thread


class Topic(Base):
    """Threads that ask the same; its id stays through growth, splits and merges (see TopicChange). `asker_count` counts
    distinct authors in the window. `cohesion` is how alike its threads are on average; `near_id` a topic of more askers
    that asks much the same, `nearness` how much (0 to 1), both as the last night found them."""

    __tablename__ = "topics"
    __table_args__ = (
        CheckConstraint("state IN ('open', 'proposed', 'written', 'dismissed')", name="state"),
        Index(
            "ix_topics_ripening",
            text("asker_count DESC"),
            text("id DESC"),
            postgresql_where=text("state = 'open' AND asker_count > 1"),
        ),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, server_default="open")
    thread_count: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    asker_count: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    article_id: Mapped[int | None] = mapped_column(BigInteger)
    cohesion: Mapped[float] = mapped_column(Float, server_default=text("0"))
    near_id: Mapped[int | None] = mapped_column(BigInteger)
    nearness: Mapped[float] = mapped_column(Float, server_default=text("0"))
    created_at: Mapped[datetime] = mapped_column(Moment)
    changed_at: Mapped[datetime] = mapped_column(Moment)


class TopicThread(Base):
    """A thread's place: its topic, how alike it was to the rest, and the words that said so (`shared`, as written).

    `counts` are its stems with their numbers, `words` the stems alone, for finding candidates. What is `pinned`
    (by an editor, or as a duplicate) stays where it is; to the topics in `excluded` it never comes back.
    """

    __tablename__ = "topic_threads"
    __table_args__ = (
        Index("ix_topic_threads_topic_id", "topic_id"),
        Index("ix_topic_threads_words", "words", postgresql_using="gin"),
    )
    thread_id: Mapped[int] = mapped_column(ForeignKey(Thread.id), primary_key=True)
    topic_id: Mapped[int | None] = mapped_column(ForeignKey(Topic.id))
    similarity: Mapped[float] = mapped_column(Float, server_default=text("0"))
    words: Mapped[list[str]] = mapped_column(ARRAY(Text))
    counts: Mapped[dict[str, int]] = mapped_column(JSONB)
    shared: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    pinned: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    excluded: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default=text("'{}'"))
    placed_at: Mapped[datetime] = mapped_column(Moment)


class TopicChange(Base):
    """What became of a topic: it took `other_id` in, or `other_id` came of it; those threads moved. The log of how
    topics kept their identity, shown with the topic; `actor_id` is None where the bridge did it by itself. `memory`
    is what an editor's change can be taken back with (kb_bridge/actions/unsorting.py), once."""

    __tablename__ = "topic_changes"
    __table_args__ = (
        CheckConstraint("kind IN ('merged', 'split')", name="kind"),
        Index("ix_topic_changes_topic_id", "topic_id", text("id DESC")),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    topic_id: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(Text)
    other_id: Mapped[int] = mapped_column(BigInteger)
    thread_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default=text("'{}'"))
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    memory: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'"))
    undone_at: Mapped[datetime | None] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)


class Space(Base):
    """Vectors of one embedder, in a table of their own, `vectors_<id>` (see actions/spaces.py): those of two spaces are
    never compared. One is current; the next one is building beside it until it is whole. `fit` says how a vector is
    laid straight (kb_bridge/geometry.py), learned of `fitted_count` threads; `trouble` is what stopped the embedder."""

    __tablename__ = "spaces"
    __table_args__ = (
        CheckConstraint("state IN ('building', 'current')", name="state"),
        Index("uq_spaces_current", "state", unique=True, postgresql_where=text("state = 'current'")),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    embedder: Mapped[str] = mapped_column(Text, unique=True)
    dimension: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(Text, server_default="building")
    fit: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'"))
    fitted_count: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    trouble: Mapped[str] = mapped_column(Text, server_default="")
    created_at: Mapped[datetime] = mapped_column(Moment)


class TopicWord(Base):
    """In how many placed threads a stem occurs; under "" stands the number of threads. Kept as threads are placed."""

    __tablename__ = "topic_words"
    word: Mapped[str] = mapped_column(Text, primary_key=True)
    threads: Mapped[int] = mapped_column(Integer)


class Proposal(Base):
    """A draft awaiting an editor. `draft` is a list of sections of sentences, each with the post it came from; `posts`
    are those that may be cited, by number: the first is 1. Once `edited_source` is there, an editor's hand rules.
    `article_id` is what a verdict made or enlarged; `joined` are the threads that it made point there. `own_article_id`
    is the article that an acceptance made, also while that is taken back: accepted again, it is the same one."""

    __tablename__ = "proposals"
    __table_args__ = (
        CheckConstraint("state IN ('open', 'accepted', 'rejected', 'linked', 'merged', 'snoozed')", name="state"),
        Index("uq_proposals_open_topic", "topic_id", unique=True, postgresql_where=text("state = 'open'")),
        Index("ix_proposals_topic_id", "topic_id", "id"),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey(Topic.id))
    state: Mapped[str] = mapped_column(Text, server_default="open")
    version: Mapped[int] = mapped_column(Integer, server_default=text("1"))
    title: Mapped[str] = mapped_column(Text)
    draft: Mapped[list[Any]] = mapped_column(JSONB)
    posts: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default=text("'{}'"))
    edited_source: Mapped[str | None] = mapped_column(Text)
    asker_count: Mapped[int] = mapped_column(Integer)
    thread_count: Mapped[int] = mapped_column(Integer)
    decided_by_id: Mapped[int | None] = mapped_column(BigInteger)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    reason: Mapped[str] = mapped_column(Text, server_default="")
    article_id: Mapped[int | None] = mapped_column(BigInteger)
    joined: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default=text("'{}'"))
    own_article_id: Mapped[int | None] = mapped_column(BigInteger)
    snoozed_until: Mapped[datetime | None] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)


class Article(Base):
    """An accepted article of the knowledge base. `original_id` is the article that it translates; at `review_at` its
    owner looks at it again; at `confirmed_at` an editor said that it is still right."""

    __tablename__ = "articles"
    __table_args__ = (
        CheckConstraint("visibility IN ('public', 'signed_in', 'staff')", name="visibility"),
        CheckConstraint("state IN ('published', 'archived')", name="state"),
        Index("ix_articles_newest", text("created_at DESC"), text("id DESC")),
        Index("ix_articles_category_id", "category_id"),
        Index("ix_articles_original_id", "original_id"),
        Index("ix_articles_words", "words", postgresql_using="gin"),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    slug: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    body_source: Mapped[str] = mapped_column(Text)
    body_html: Mapped[str] = mapped_column(Text)
    render_version: Mapped[int] = mapped_column(SmallInteger)
    visibility: Mapped[str] = mapped_column(Text, server_default="public")
    state: Mapped[str] = mapped_column(Text, server_default="published")
    version: Mapped[int] = mapped_column(Integer, server_default=text("1"))
    topic_id: Mapped[int | None] = mapped_column(ForeignKey(Topic.id))
    editor_id: Mapped[int | None] = mapped_column(BigInteger)
    helpful: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    unhelpful: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    view_count: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    category_id: Mapped[int | None] = mapped_column(ForeignKey(Category.id))
    tags: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    language: Mapped[str] = mapped_column(Text, server_default="en")
    original_id: Mapped[int | None] = mapped_column(ForeignKey("articles.id"))
    owner_id: Mapped[int | None] = mapped_column(BigInteger)
    review_at: Mapped[datetime | None] = mapped_column(Moment)
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
    edited_at: Mapped[datetime | None] = mapped_column(Moment)
    words: Mapped[str] = mapped_column(
        TSVECTOR,
        Computed(
            "setweight(to_tsvector('simple', title), 'A') || to_tsvector('simple', left(body_source, 200000))",
            persisted=True,
        ),
    )


class Source(Base):
    """A thread that an article came from, or that says the same; where it `answers` one that nothing had solved, the
    asker may say that it does not."""

    __tablename__ = "sources"
    article_id: Mapped[int] = mapped_column(ForeignKey(Article.id), primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey(Thread.id), primary_key=True, index=True)
    answers: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    declined_at: Mapped[datetime | None] = mapped_column(Moment)


class Citation(Base):
    """A post that an article quotes or rests on, by the number shown in the text; `gone` once readers lost it."""

    __tablename__ = "citations"
    article_id: Mapped[int] = mapped_column(ForeignKey(Article.id), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey(Post.id), index=True)
    gone: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))


class ArticleRating(Base):
    """Did the article help? One answer a user, changeable."""

    __tablename__ = "article_ratings"
    article_id: Mapped[int] = mapped_column(ForeignKey(Article.id), primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    helpful: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(Moment)


class ArticleAnswer(Base):
    """An answer that cites an article: found in what it says, so that it holds however the link came there."""

    __tablename__ = "article_answers"
    article_id: Mapped[int] = mapped_column(ForeignKey(Article.id), primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey(Post.id), primary_key=True, index=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey(Thread.id))
    created_at: Mapped[datetime] = mapped_column(Moment)


class ArticleVersion(Base):
    """A text of an article as it once stood; the newest is the article's own."""

    __tablename__ = "article_versions"
    article_id: Mapped[int] = mapped_column(ForeignKey(Article.id), primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    body_source: Mapped[str] = mapped_column(Text)
    editor_id: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)


class ArticleComplaint(Base):
    """Why an article did not help a reader, who is "user 12" or the random name in a visitor's cookie."""

    __tablename__ = "article_complaints"
    __table_args__ = (
        CheckConstraint("reason IN ('unclear', 'outdated', 'other_problem', 'did_not_work')", name="reason"),
    )
    article_id: Mapped[int] = mapped_column(ForeignKey(Article.id), primary_key=True)
    reader: Mapped[str] = mapped_column(Text, primary_key=True)
    reason: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text, server_default="")
    created_at: Mapped[datetime] = mapped_column(Moment)


class RipenessRule(Base):
    """When topics of a category are ripe, where that is not as everywhere: so many people within so many days."""

    __tablename__ = "ripeness_rules"
    category_id: Mapped[int] = mapped_column(ForeignKey(Category.id), primary_key=True, autoincrement=False)
    askers: Mapped[int] = mapped_column(SmallInteger)
    days: Mapped[int] = mapped_column(SmallInteger)
