"""Verdicts are taken back whole; solutions are doubted, articles watched and published elsewhere, staff told weekly."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0032"
down_revision = "0031"
TABLES = (
    "foreign_articles", "publisher_runs", "publications", "publishers", "weekly_stops", "weekly_letters",
    "article_concerns", "solution_words", "solution_doubts",
)  # fmt: skip


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '60s'")
    op.add_column("proposals", sa.Column("own_article_id", sa.BigInteger(), nullable=True))
    op.add_column("articles", sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True))
    empty = sa.text("'{}'")
    op.add_column(
        "topic_changes",
        sa.Column("memory", postgresql.JSONB(astext_type=sa.Text()), server_default=empty, nullable=False),
    )
    op.add_column("topic_changes", sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True))
    add_truth()
    add_letters()
    add_publishers()
    add_runs()


def add_truth() -> None:
    op.create_table(
        "solution_doubts",
        sa.Column("post_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outdated_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("cause IN ('me_too', 'rating')", name=op.f("ck_solution_doubts_cause")),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_solution_doubts_post_id_posts")),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_solution_doubts_thread_id_threads")),
        sa.PrimaryKeyConstraint("post_id", name=op.f("pk_solution_doubts")),
    )
    op.create_index(op.f("ix_solution_doubts_thread_id"), "solution_doubts", ["thread_id"], unique=False)
    op.create_table(
        "solution_words",
        sa.Column("post_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("works", sa.Boolean(), nullable=False),
        sa.Column("weight", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_solution_words_post_id_posts")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_solution_words_user_id_users")),
        sa.PrimaryKeyConstraint("post_id", "user_id", name=op.f("pk_solution_words")),
    )
    op.create_table(
        "article_concerns",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("times", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('link', 'version')", name=op.f("ck_article_concerns_kind")),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_article_concerns_article_id_articles")),
        sa.PrimaryKeyConstraint("article_id", "kind", "detail", name=op.f("pk_article_concerns")),
    )


def add_letters() -> None:
    op.create_table(
        "weekly_letters",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("week", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_weekly_letters_user_id_users")),
        sa.PrimaryKeyConstraint("user_id", "week", name=op.f("pk_weekly_letters")),
    )
    op.create_table(
        "weekly_stops",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_weekly_stops_user_id_users")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_weekly_stops")),
    )


def add_publishers() -> None:
    op.create_table(
        "publishers",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("settings", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("secret", sa.Text(), server_default="", nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("pulled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('git', 'webhook', 'zendesk', 'confluence')", name=op.f("ck_publishers_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publishers")),
    )
    op.create_table(
        "publications",
        sa.Column("publisher_id", sa.BigInteger(), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("foreign_id", sa.Text(), server_default="", nullable=False),
        sa.Column("foreign_version", sa.Text(), server_default="", nullable=False),
        sa.Column("url", sa.Text(), server_default="", nullable=False),
        sa.Column("fingerprint", sa.Text(), server_default="", nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_publications_article_id_articles")),
        sa.ForeignKeyConstraint(
            ["publisher_id"],
            ["publishers.id"],
            name=op.f("fk_publications_publisher_id_publishers"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("publisher_id", "article_id", name=op.f("pk_publications")),
    )


def add_runs() -> None:
    op.create_table(
        "publisher_runs",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("publisher_id", sa.BigInteger(), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=True),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("dry", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("state", sa.Text(), server_default="waiting", nullable=False),
        sa.Column("event_id", sa.BigInteger(), nullable=True),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("outcome", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("deed IN ('publish', 'pull', 'try')", name=op.f("ck_publisher_runs_deed")),
        sa.CheckConstraint("state IN ('waiting', 'done', 'failed')", name=op.f("ck_publisher_runs_state")),
        sa.ForeignKeyConstraint(
            ["publisher_id"],
            ["publishers.id"],
            name=op.f("fk_publisher_runs_publisher_id_publishers"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publisher_runs")),
    )
    op.create_index(
        "ix_publisher_runs_newest", "publisher_runs", ["publisher_id", sa.literal_column("id DESC")], unique=False
    )
    op.create_table(
        "foreign_articles",
        sa.Column("publisher_id", sa.BigInteger(), nullable=False),
        sa.Column("foreign_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), server_default="", nullable=False),
        sa.Column("topic_id", sa.BigInteger(), nullable=True),
        sa.Column("likeness", sa.Float(), server_default=sa.text("0"), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["publisher_id"],
            ["publishers.id"],
            name=op.f("fk_foreign_articles_publisher_id_publishers"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("publisher_id", "foreign_id", name=op.f("pk_foreign_articles")),
    )
    op.create_index("ix_foreign_articles_topic_id", "foreign_articles", ["topic_id"], unique=False)


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    for table in TABLES:
        op.drop_table(table)
    op.drop_column("topic_changes", "undone_at")
    op.drop_column("topic_changes", "memory")
    op.drop_column("articles", "confirmed_at")
    op.drop_column("proposals", "own_article_id")
