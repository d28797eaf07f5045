"""Who was shown what may answer them, what became of it, what a question costs, and how often it is asked."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TIMESTAMP

revision = "0033"
down_revision = "0032"
MOMENT = TIMESTAMP(timezone=True)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    add_exposures()
    add_watches()
    op.create_table(
        "question_costs",
        sa.Column("id", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("hour_cents", sa.Integer(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_question_costs_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_costs")),
    )


def add_watches() -> None:
    op.create_table(
        "watches",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("topic_id", sa.BigInteger(), nullable=False),
        sa.Column("is_article", sa.Boolean(), nullable=False),
        sa.Column("definition", JSONB(), nullable=False),
        sa.Column("thread_count", sa.Integer(), nullable=False),
        sa.Column("frozen_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watches")),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_watches_article_id_articles")),
    )
    op.create_index("uq_watches_topic", "watches", ["article_id", "topic_id"], unique=True)
    op.create_index("ix_watches_own", "watches", ["article_id"], postgresql_where=sa.text("is_article"))
    op.create_table(
        "watched_weeks",
        sa.Column("watch_id", sa.BigInteger(), nullable=False),
        sa.Column("week", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("matching", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("watch_id", "week", name=op.f("pk_watched_weeks")),
        sa.ForeignKeyConstraint(["watch_id"], ["watches.id"], name=op.f("fk_watched_weeks_watch_id_watches")),
    )


def add_exposures() -> None:
    op.create_table(
        "exposures",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("is_control", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("shown", ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("again_of", sa.BigInteger(), nullable=True),
        sa.Column("said", sa.Text(), nullable=True),
        sa.Column("object_kind", sa.Text(), nullable=True),
        sa.Column("object_id", sa.BigInteger(), nullable=True),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("staff_replied", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("began_at", MOMENT, nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
        sa.Column("settled_at", MOMENT, nullable=True),
        sa.CheckConstraint("kind IN ('typing', 'search')", name=op.f("ck_exposures_kind")),
        sa.CheckConstraint("said IN ('answered', 'joined')", name=op.f("ck_exposures_said")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exposures")),
    )
    op.create_index("ix_exposures_reader", "exposures", ["reader", "began_at"])
    op.create_index("ix_exposures_began_at", "exposures", ["began_at"])
    op.create_index("ix_exposures_open", "exposures", ["began_at"], postgresql_where=sa.text("settled_at IS NULL"))
    op.create_index(
        "ix_exposures_again_of", "exposures", ["again_of"], postgresql_where=sa.text("again_of IS NOT NULL")
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_table("watched_weeks")
    op.drop_table("watches")
    op.drop_table("question_costs")
    op.drop_table("exposures")
