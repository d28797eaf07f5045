"""Threads, posts, revisions, tags, links, and who has the same question."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '60s'")
    op.create_table(
        "tags",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tags")),
        sa.UniqueConstraint("name", name=op.f("uq_tags_name")),
    )
    op.create_table(
        "threads",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("category_id", sa.BigInteger(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.Column("author_label", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), server_default="question", nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("tags", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("state", sa.Text(), server_default="published", nullable=False),
        sa.Column("locked_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("score", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("answer_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("view_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("me_too_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("accepted_post_id", sa.BigInteger(), nullable=True),
        sa.Column("solved_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("solved_by_id", sa.BigInteger(), nullable=True),
        sa.Column("duplicate_of_id", sa.BigInteger(), nullable=True),
        sa.Column("article_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("last_activity_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('question', 'discussion', 'announcement')", name=op.f("ck_threads_kind")),
        sa.CheckConstraint("state IN ('published', 'held', 'hidden', 'deleted')", name=op.f("ck_threads_state")),
        sa.CheckConstraint(
            "accepted_post_id IS NULL OR solved_at IS NOT NULL", name=op.f("ck_threads_accepted_is_solved")
        ),
        sa.ForeignKeyConstraint(["author_id"], ["users.id"], name=op.f("fk_threads_author_id_users")),
        sa.ForeignKeyConstraint(["category_id"], ["categories.id"], name=op.f("fk_threads_category_id_categories")),
        sa.ForeignKeyConstraint(["duplicate_of_id"], ["threads.id"], name=op.f("fk_threads_duplicate_of_id_threads")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_threads")),
    )
    op.create_index(
        "ix_threads_active",
        "threads",
        [sa.literal_column("last_activity_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "ix_threads_article_id",
        "threads",
        ["article_id"],
        unique=False,
        postgresql_where=sa.text("article_id IS NOT NULL"),
    )
    op.create_index(
        "ix_threads_author_newest",
        "threads",
        ["author_id", sa.literal_column("created_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "ix_threads_category_newest",
        "threads",
        ["category_id", sa.literal_column("created_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "ix_threads_duplicate_of_id",
        "threads",
        ["duplicate_of_id"],
        unique=False,
        postgresql_where=sa.text("duplicate_of_id IS NOT NULL"),
    )
    op.create_index(
        "ix_threads_newest",
        "threads",
        [sa.literal_column("created_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "ix_threads_solved",
        "threads",
        [sa.literal_column("solved_at DESC"), sa.literal_column("id DESC")],
        unique=False,
        postgresql_where=sa.text("solved_at IS NOT NULL"),
    )
    op.create_index(
        "ix_threads_title_words",
        "threads",
        [sa.literal_column("to_tsvector('english'::regconfig, title)")],
        unique=False,
        postgresql_using="gin",
    )
    op.create_index(
        "ix_threads_unanswered",
        "threads",
        [sa.literal_column("created_at DESC"), sa.literal_column("id DESC")],
        unique=False,
        postgresql_where=sa.text("kind = 'question' AND answer_count = 0 AND solved_at IS NULL"),
    )
    op.create_index(
        "ix_threads_unsolved",
        "threads",
        [sa.literal_column("created_at DESC"), sa.literal_column("id DESC")],
        unique=False,
        postgresql_where=sa.text("kind = 'question' AND solved_at IS NULL"),
    )
    op.create_index(
        "ix_threads_viewed",
        "threads",
        [sa.literal_column("view_count DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_table(
        "me_toos",
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_me_toos_thread_id_threads")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_me_toos_user_id_users")),
        sa.PrimaryKeyConstraint("thread_id", "user_id", name=op.f("pk_me_toos")),
    )
    op.create_table(
        "posts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.Column("author_label", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("body_source", sa.Text(), nullable=False),
        sa.Column("body_html", sa.Text(), nullable=False),
        sa.Column("render_version", sa.SmallInteger(), nullable=False),
        sa.Column("state", sa.Text(), server_default="published", nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("score", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("comment_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("edited_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("edited_by_id", sa.BigInteger(), nullable=True),
        sa.Column("deleted_by_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("kind IN ('opening', 'answer', 'reply')", name=op.f("ck_posts_kind")),
        sa.CheckConstraint("state IN ('published', 'held', 'hidden', 'deleted')", name=op.f("ck_posts_state")),
        sa.ForeignKeyConstraint(["author_id"], ["users.id"], name=op.f("fk_posts_author_id_users")),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_posts_thread_id_threads")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posts")),
    )
    op.create_index(
        "ix_posts_author_newest",
        "posts",
        ["author_id", sa.literal_column("created_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "ix_posts_opening", "posts", ["thread_id"], unique=True, postgresql_where=sa.text("kind = 'opening'")
    )
    op.create_index("ix_posts_thread_id", "posts", ["thread_id", "created_at", "id"], unique=False)
    op.create_table(
        "thread_links",
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("target_id", sa.BigInteger(), nullable=False),
        sa.Column("duplicate", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["target_id"], ["threads.id"], name=op.f("fk_thread_links_target_id_threads")),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_thread_links_thread_id_threads")),
        sa.PrimaryKeyConstraint("thread_id", "target_id", name=op.f("pk_thread_links")),
    )
    op.create_index(op.f("ix_thread_links_target_id"), "thread_links", ["target_id"], unique=False)
    op.create_table(
        "thread_tags",
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("tag_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["tag_id"], ["tags.id"], name=op.f("fk_thread_tags_tag_id_tags")),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_thread_tags_thread_id_threads")),
        sa.PrimaryKeyConstraint("thread_id", "tag_id", name=op.f("pk_thread_tags")),
    )
    op.create_index(
        "ix_thread_tags_newest",
        "thread_tags",
        ["tag_id", sa.literal_column("created_at DESC"), sa.literal_column("thread_id DESC")],
        unique=False,
    )
    op.create_table(
        "revisions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("post_id", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("tags", sa.ARRAY(sa.Text()), nullable=True),
        sa.Column("body_source", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("editor_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_revisions_post_id_posts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revisions")),
        sa.UniqueConstraint("post_id", "version", name=op.f("uq_revisions_post_id_version")),
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_table("revisions")
    op.drop_index("ix_thread_tags_newest", table_name="thread_tags")
    op.drop_table("thread_tags")
    op.drop_index(op.f("ix_thread_links_target_id"), table_name="thread_links")
    op.drop_table("thread_links")
    op.drop_index("ix_posts_thread_id", table_name="posts")
    op.drop_index("ix_posts_opening", table_name="posts", postgresql_where=sa.text("kind = 'opening'"))
    op.drop_index("ix_posts_author_newest", table_name="posts")
    op.drop_table("posts")
    op.drop_table("me_toos")
    op.drop_index("ix_threads_viewed", table_name="threads")
    op.drop_index(
        "ix_threads_unsolved", table_name="threads", postgresql_where=sa.text("kind = 'question' AND solved_at IS NULL")
    )
    op.drop_index(
        "ix_threads_unanswered",
        table_name="threads",
        postgresql_where=sa.text("kind = 'question' AND answer_count = 0 AND solved_at IS NULL"),
    )
    op.drop_index("ix_threads_title_words", table_name="threads", postgresql_using="gin")
    op.drop_index("ix_threads_solved", table_name="threads", postgresql_where=sa.text("solved_at IS NOT NULL"))
    op.drop_index("ix_threads_newest", table_name="threads")
    op.drop_index(
        "ix_threads_duplicate_of_id", table_name="threads", postgresql_where=sa.text("duplicate_of_id IS NOT NULL")
    )
    op.drop_index("ix_threads_category_newest", table_name="threads")
    op.drop_index("ix_threads_author_newest", table_name="threads")
    op.drop_index("ix_threads_article_id", table_name="threads", postgresql_where=sa.text("article_id IS NOT NULL"))
    op.drop_index("ix_threads_active", table_name="threads")
    op.drop_table("threads")
    op.drop_table("tags")
