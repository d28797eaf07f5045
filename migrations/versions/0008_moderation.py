"""Flags, the queue, decisions and sanctions."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '60s'")
    op.create_table(
        "reviewables",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("object_kind", sa.Text(), nullable=False),
        sa.Column("object_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.Column("severity", sa.SmallInteger(), server_default=sa.text("1"), nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("claimed_by_id", sa.BigInteger(), nullable=True),
        sa.Column("claimed_until", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("decided_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("object_kind IN ('post', 'comment', 'user')", name=op.f("ck_reviewables_object_kind")),
        sa.CheckConstraint("state IN ('open', 'decided')", name=op.f("ck_reviewables_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviewables")),
    )
    op.create_index("ix_reviewables_object", "reviewables", ["object_kind", "object_id"], unique=False)
    op.create_index(
        "ix_reviewables_queue",
        "reviewables",
        [sa.literal_column("severity DESC"), "id"],
        unique=False,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_index(
        "uq_reviewables_open_object",
        "reviewables",
        ["object_kind", "object_id"],
        unique=True,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("reviewable_id", sa.BigInteger(), nullable=True),
        sa.Column("moderator_id", sa.BigInteger(), nullable=True),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("object_kind", sa.Text(), nullable=False),
        sa.Column("object_id", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("before", postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("undone_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("undone_by_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["reviewable_id"], ["reviewables.id"], name=op.f("fk_decisions_reviewable_id_reviewables")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_index("ix_decisions_reviewable_id", "decisions", ["reviewable_id", "id"], unique=False)
    op.create_index("ix_decisions_subject", "decisions", ["object_kind", "object_id"], unique=False)
    op.create_table(
        "review_reasons",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("reviewable_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["reviewable_id"], ["reviewables.id"], name=op.f("fk_review_reasons_reviewable_id_reviewables")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_review_reasons_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_reasons")),
    )
    op.create_index("ix_review_reasons_reviewable_id", "review_reasons", ["reviewable_id", "id"], unique=False)
    op.create_index(
        "uq_review_reasons_flag",
        "review_reasons",
        ["reviewable_id", "user_id"],
        unique=True,
        postgresql_where=sa.text("user_id IS NOT NULL"),
    )
    op.create_table(
        "sanctions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("moderator_id", sa.BigInteger(), nullable=True),
        sa.Column("decision_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("until", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("lifted_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('warning', 'silence', 'suspension')", name=op.f("ck_sanctions_kind")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_sanctions_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sanctions")),
    )
    op.create_index("ix_sanctions_user_id", "sanctions", ["user_id", "id"], unique=False)


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_index("ix_sanctions_user_id", table_name="sanctions")
    op.drop_table("sanctions")
    op.drop_index(
        "uq_review_reasons_flag", table_name="review_reasons", postgresql_where=sa.text("user_id IS NOT NULL")
    )
    op.drop_index("ix_review_reasons_reviewable_id", table_name="review_reasons")
    op.drop_table("review_reasons")
    op.drop_index("ix_decisions_subject", table_name="decisions")
    op.drop_index("ix_decisions_reviewable_id", table_name="decisions")
    op.drop_table("decisions")
    op.drop_index("uq_reviewables_open_object", table_name="reviewables", postgresql_where=sa.text("state = 'open'"))
    op.drop_index("ix_reviewables_queue", table_name="reviewables", postgresql_where=sa.text("state = 'open'"))
    op.drop_index("ix_reviewables_object", table_name="reviewables")
    op.drop_table("reviewables")
