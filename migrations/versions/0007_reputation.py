"""The ledger and the badges given."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '60s'")
    op.create_table(
        "awards",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("badge", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), server_default="bronze", nullable=False),
        sa.Column("subject_id", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("event_id", sa.BigInteger(), nullable=True),
        sa.Column("imported", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_awards_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_awards")),
    )
    op.create_index("ix_awards_badge", "awards", ["badge", sa.literal_column("id DESC")], unique=False)
    op.create_index("uq_awards_once", "awards", ["user_id", "badge", "subject_id"], unique=True)
    op.create_table(
        "ledger_entries",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("price_list", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("post_id", sa.BigInteger(), nullable=True),
        sa.Column("vote_id", sa.BigInteger(), nullable=True),
        sa.Column("event_id", sa.BigInteger(), nullable=False),
        sa.Column("reverses_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_ledger_entries_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_entries")),
    )
    op.create_index("ix_ledger_entries_post_id", "ledger_entries", ["post_id"], unique=False)
    op.create_index(
        "ix_ledger_entries_statement", "ledger_entries", ["user_id", sa.literal_column("id DESC")], unique=False
    )
    op.create_index(op.f("ix_ledger_entries_vote_id"), "ledger_entries", ["vote_id"], unique=False)
    op.create_index(
        "uq_ledger_entries_event",
        "ledger_entries",
        ["event_id", "user_id", "cause", "post_id", "reverses_id"],
        unique=True,
        postgresql_nulls_not_distinct=True,
    )
    op.create_index(
        "uq_ledger_entries_reverses_id",
        "ledger_entries",
        ["reverses_id"],
        unique=True,
        postgresql_where=sa.text("reverses_id IS NOT NULL"),
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_index(
        "uq_ledger_entries_reverses_id",
        table_name="ledger_entries",
        postgresql_where=sa.text("reverses_id IS NOT NULL"),
    )
    op.drop_index("uq_ledger_entries_event", table_name="ledger_entries", postgresql_nulls_not_distinct=True)
    op.drop_index(op.f("ix_ledger_entries_vote_id"), table_name="ledger_entries")
    op.drop_index("ix_ledger_entries_statement", table_name="ledger_entries")
    op.drop_index("ix_ledger_entries_post_id", table_name="ledger_entries")
    op.drop_table("ledger_entries")
    op.drop_index("uq_awards_once", table_name="awards")
    op.drop_index("ix_awards_badge", table_name="awards")
    op.drop_table("awards")
