"""How far each person has read, what helped whom, and how many threads a tag has."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0013"
down_revision = "0012"

MOMENT = postgresql.TIMESTAMP(timezone=True)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '60s'")
    op.add_column("users", sa.Column("all_read_at", MOMENT, nullable=True))
    op.add_column("users", sa.Column("last_visit_at", MOMENT, nullable=True))
    op.add_column("users", sa.Column("answer_order", sa.Text(), server_default="votes", nullable=False))
    op.add_column("users", sa.Column("wide", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("tags", sa.Column("thread_count", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.create_index("ix_tags_used", "tags", [sa.literal_column("thread_count DESC"), "name"], unique=False)
    op.execute(COUNT_TAGS)
    op.create_table(
        "thread_reads",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("read_at", MOMENT, nullable=False),
        sa.Column("place_id", sa.BigInteger(), nullable=True),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_thread_reads_thread_id_threads")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_thread_reads_user_id_users")),
        sa.PrimaryKeyConstraint("user_id", "thread_id", name=op.f("pk_thread_reads")),
    )
    op.create_index(op.f("ix_thread_reads_seen_at"), "thread_reads", ["seen_at"], unique=False)
    op.create_table(
        "helpful_marks",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("helpful", sa.Boolean(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.CheckConstraint("kind IN ('post', 'article')", name=op.f("ck_helpful_marks_kind")),
        sa.PrimaryKeyConstraint("kind", "subject_id", "reader", name=op.f("pk_helpful_marks")),
    )
    op.create_table(
        "answer_readers",
        sa.Column("post_id", sa.BigInteger(), nullable=False),
        sa.Column("readers", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_answer_readers_post_id_posts")),
        sa.PrimaryKeyConstraint("post_id", name=op.f("pk_answer_readers")),
    )


# What everybody may read; kept up to date by the program from here on.
COUNT_TAGS = """
UPDATE tags g SET thread_count = counted.threads
  FROM (SELECT tt.tag_id, count(*) AS threads FROM thread_tags tt JOIN threads t ON t.id = tt.thread_id
          JOIN categories c ON c.id = t.category_id
         WHERE t.state = 'published' AND c.visibility = 'public' GROUP BY tt.tag_id) AS counted
 WHERE counted.tag_id = g.id
"""


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_table("answer_readers")
    op.drop_table("helpful_marks")
    op.drop_index(op.f("ix_thread_reads_seen_at"), table_name="thread_reads")
    op.drop_table("thread_reads")
    op.drop_index("ix_tags_used", table_name="tags")
    op.drop_column("tags", "thread_count")
    op.drop_column("users", "wide")
    op.drop_column("users", "answer_order")
    op.drop_column("users", "last_visit_at")
    op.drop_column("users", "all_read_at")
