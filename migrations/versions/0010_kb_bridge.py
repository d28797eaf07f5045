"""Topics, proposals, articles and their sources."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '60s'")
    op.create_table(
        "topic_words",
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("threads", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_topic_words")),
    )
    op.create_table(
        "topics",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("thread_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("asker_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("changed_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('open', 'proposed', 'written', 'dismissed')", name=op.f("ck_topics_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topics")),
    )
    op.create_index(
        "ix_topics_ripening",
        "topics",
        [sa.literal_column("asker_count DESC"), sa.literal_column("id DESC")],
        unique=False,
        postgresql_where=sa.text("state = 'open' AND asker_count > 1"),
    )
    op.create_table(
        "articles",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body_source", sa.Text(), nullable=False),
        sa.Column("body_html", sa.Text(), nullable=False),
        sa.Column("render_version", sa.SmallInteger(), nullable=False),
        sa.Column("visibility", sa.Text(), server_default="public", nullable=False),
        sa.Column("state", sa.Text(), server_default="published", nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("topic_id", sa.BigInteger(), nullable=True),
        sa.Column("editor_id", sa.BigInteger(), nullable=True),
        sa.Column("helpful", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("unhelpful", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("view_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("edited_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('published', 'archived')", name=op.f("ck_articles_state")),
        sa.CheckConstraint("visibility IN ('public', 'signed_in', 'staff')", name=op.f("ck_articles_visibility")),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name=op.f("fk_articles_topic_id_topics")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
    )
    op.create_index(
        "ix_articles_newest",
        "articles",
        [sa.literal_column("created_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_table(
        "proposals",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("topic_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("draft", postgresql.JSONB(), nullable=False),
        sa.Column("posts", sa.ARRAY(sa.BigInteger()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("edited_source", sa.Text(), nullable=True),
        sa.Column("asker_count", sa.Integer(), nullable=False),
        sa.Column("thread_count", sa.Integer(), nullable=False),
        sa.Column("decided_by_id", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('open', 'accepted', 'rejected')", name=op.f("ck_proposals_state")),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name=op.f("fk_proposals_topic_id_topics")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
    )
    op.create_index(
        "uq_proposals_open_topic", "proposals", ["topic_id"], unique=True, postgresql_where=sa.text("state = 'open'")
    )
    op.create_table(
        "article_ratings",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("helpful", sa.Boolean(), nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_article_ratings_article_id_articles")),
        sa.PrimaryKeyConstraint("article_id", "user_id", name=op.f("pk_article_ratings")),
    )
    op.create_table(
        "sources",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_sources_article_id_articles")),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_sources_thread_id_threads")),
        sa.PrimaryKeyConstraint("article_id", "thread_id", name=op.f("pk_sources")),
    )
    op.create_index(op.f("ix_sources_thread_id"), "sources", ["thread_id"], unique=False)
    op.create_table(
        "topic_threads",
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("topic_id", sa.BigInteger(), nullable=True),
        sa.Column("similarity", sa.Float(), server_default=sa.text("0"), nullable=False),
        sa.Column("words", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("counts", postgresql.JSONB(), nullable=False),
        sa.Column("shared", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("pinned", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("excluded", sa.ARRAY(sa.BigInteger()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("placed_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_topic_threads_thread_id_threads")),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name=op.f("fk_topic_threads_topic_id_topics")),
        sa.PrimaryKeyConstraint("thread_id", name=op.f("pk_topic_threads")),
    )
    op.create_index("ix_topic_threads_topic_id", "topic_threads", ["topic_id"], unique=False)
    op.create_index("ix_topic_threads_words", "topic_threads", ["words"], unique=False, postgresql_using="gin")
    op.create_table(
        "citations",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.BigInteger(), nullable=False),
        sa.Column("gone", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_citations_article_id_articles")),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_citations_post_id_posts")),
        sa.PrimaryKeyConstraint("article_id", "number", name=op.f("pk_citations")),
    )
    op.create_index(op.f("ix_citations_post_id"), "citations", ["post_id"], unique=False)


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_index(op.f("ix_citations_post_id"), table_name="citations")
    op.drop_table("citations")
    op.drop_index("ix_topic_threads_words", table_name="topic_threads", postgresql_using="gin")
    op.drop_index("ix_topic_threads_topic_id", table_name="topic_threads")
    op.drop_table("topic_threads")
    op.drop_index(op.f("ix_sources_thread_id"), table_name="sources")
    op.drop_table("sources")
    op.drop_table("article_ratings")
    op.drop_index("uq_proposals_open_topic", table_name="proposals", postgresql_where=sa.text("state = 'open'"))
    op.drop_table("proposals")
    op.drop_index("ix_articles_newest", table_name="articles")
    op.drop_table("articles")
    op.drop_index(
        "ix_topics_ripening", table_name="topics", postgresql_where=sa.text("state = 'open' AND asker_count > 1")
    )
    op.drop_table("topics")
    op.drop_table("topic_words")
