"""Templates are counted, answers cite articles, threads go slowly, works are announced, and tone is minded."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP

revision = "0030"
down_revision = "0028"
MOMENT = TIMESTAMP(timezone=True)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.add_column("canned_replies", sa.Column("category_id", sa.BigInteger(), nullable=True))
    op.add_column("canned_replies", sa.Column("language", sa.Text(), server_default="", nullable=False))
    op.create_foreign_key(
        op.f("fk_canned_replies_category_id_categories"), "canned_replies", "categories", ["category_id"], ["id"]
    )
    op.add_column("threads", sa.Column("slow_minutes", sa.Integer(), nullable=True))
    op.add_column("threads", sa.Column("slow_until", MOMENT, nullable=True))
    op.add_column("users", sa.Column("tone_hints", sa.Boolean(), server_default=sa.text("true"), nullable=False))
    add_uses()
    add_article_answers()
    add_works()


def add_uses() -> None:
    op.create_table(
        "reply_uses",
        sa.Column("post_id", sa.BigInteger(), nullable=False),
        sa.Column("reply_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("post_id", name=op.f("pk_reply_uses")),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_reply_uses_post_id_posts")),
        sa.ForeignKeyConstraint(
            ["reply_id"], ["canned_replies.id"], name=op.f("fk_reply_uses_reply_id_canned_replies"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_reply_uses_thread_id_threads")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_reply_uses_user_id_users")),
    )
    op.create_index(op.f("ix_reply_uses_reply_id"), "reply_uses", ["reply_id"])


def add_article_answers() -> None:
    op.create_table(
        "article_answers",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("post_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "post_id", name=op.f("pk_article_answers")),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_article_answers_article_id_articles")),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_article_answers_post_id_posts")),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_article_answers_thread_id_threads")),
    )
    op.create_index(op.f("ix_article_answers_post_id"), "article_answers", ["post_id"])


def add_works() -> None:
    op.create_table(
        "planned_works",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("starts_at", MOMENT, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.Column("audience", sa.Text(), server_default="everybody", nullable=False),
        sa.Column("category_id", sa.BigInteger(), nullable=True),
        sa.Column("urgent", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("words", JSONB(), nullable=False),
        sa.Column("created_by_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.CheckConstraint("audience IN ('everybody', 'signed_in', 'staff')", name=op.f("ck_planned_works_audience")),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_planned_works_times")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_works")),
        sa.ForeignKeyConstraint(
            ["category_id"], ["categories.id"], name=op.f("fk_planned_works_category_id_categories")
        ),
        sa.ForeignKeyConstraint(["created_by_id"], ["users.id"], name=op.f("fk_planned_works_created_by_id_users")),
    )
    op.create_index("ix_planned_works_ends_at", "planned_works", ["ends_at"])


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    for table in ("planned_works", "article_answers", "reply_uses"):
        op.drop_table(table)
    op.drop_column("users", "tone_hints")
    for column in ("slow_until", "slow_minutes"):
        op.drop_column("threads", column)
    op.drop_constraint(op.f("fk_canned_replies_category_id_categories"), "canned_replies", type_="foreignkey")
    for column in ("language", "category_id"):
        op.drop_column("canned_replies", column)
