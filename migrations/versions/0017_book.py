"""The book: what a line is worth, the cap's days, corrections, price lists in force, disputes, recounts."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0017"
down_revision = "0016"

MOMENT = postgresql.TIMESTAMP(timezone=True)
EVENT_KEY = ["event_id", "user_id", "cause", "post_id", "reverses_id"]


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '600s'")
    op.add_column("ledger_entries", sa.Column("worth", sa.Integer(), nullable=True))
    op.add_column("ledger_entries", sa.Column("day", sa.Date(), nullable=True))
    op.add_column("ledger_entries", sa.Column("adjusts_id", sa.BigInteger(), nullable=True))
    op.execute("UPDATE ledger_entries SET worth = CASE WHEN cause = 'reversal' THEN 0 ELSE amount END")
    op.execute(
        "UPDATE ledger_entries e SET day = (e.created_at AT TIME ZONE 'UTC')::date "
        "WHERE cause IN ('answer_upvoted', 'question_upvoted')"
    )
    # What was entered again is a line of the same cause; what belongs to a capped line counts for that line's day.
    op.execute(
        "UPDATE ledger_entries e SET cause = o.cause FROM ledger_entries r JOIN ledger_entries o "
        "ON o.id = r.reverses_id WHERE r.id = e.reverses_id AND e.cause = 'restoration'"
    )
    op.execute(
        "UPDATE ledger_entries e SET day = (o.created_at AT TIME ZONE 'UTC')::date FROM ledger_entries o "
        "WHERE o.id = e.reverses_id AND o.cause IN ('answer_upvoted', 'question_upvoted')"
    )
    op.alter_column("ledger_entries", "worth", nullable=False)
    op.drop_index("uq_ledger_entries_event", table_name="ledger_entries")
    op.create_index(
        "uq_ledger_entries_event",
        "ledger_entries",
        [*EVENT_KEY, "adjusts_id"],
        unique=True,
        postgresql_nulls_not_distinct=True,
    )
    op.create_index(
        "ix_ledger_entries_day", "ledger_entries", ["user_id", "day"], postgresql_where=sa.text("day IS NOT NULL")
    )
    op.create_index(
        "ix_ledger_entries_created_at",
        "ledger_entries",
        ["created_at"],
        postgresql_include=["user_id", "amount"],
    )
    op.create_index(
        "ix_ledger_entries_adjusts_id",
        "ledger_entries",
        ["adjusts_id"],
        postgresql_where=sa.text("adjusts_id IS NOT NULL"),
    )
    create_tables()


def create_tables() -> None:
    op.create_table(
        "price_list_uses",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("prices", postgresql.JSONB(), nullable=False),
        sa.Column("daily_cap", sa.Integer(), nullable=True),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("event_id", sa.BigInteger(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price_list_uses")),
    )
    op.create_table(
        "ledger_disputes",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("entry_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("reply", sa.Text(), server_default="", nullable=False),
        sa.Column("decided_by_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.CheckConstraint("state IN ('open', 'upheld', 'dismissed')", name=op.f("ck_ledger_disputes_state")),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["ledger_entries.id"], name=op.f("fk_ledger_disputes_entry_id_ledger_entries")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_ledger_disputes_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_disputes")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_ledger_disputes_entry_id")),
    )
    op.create_index(op.f("ix_ledger_disputes_user_id"), "ledger_disputes", ["user_id"])
    op.create_table(
        "edit_verdicts",
        sa.Column("event_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("post_id", sa.BigInteger(), nullable=False),
        sa.Column("stood", sa.Boolean(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_edit_verdicts_user_id_users")),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_edit_verdicts")),
    )
    op.create_index("ix_edit_verdicts_user_id", "edit_verdicts", ["user_id", "post_id"])
    op.create_table(
        "recounts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("events", sa.BigInteger(), nullable=False),
        sa.Column("lines", sa.BigInteger(), nullable=False),
        sa.Column("people", sa.BigInteger(), nullable=False),
        sa.Column("drift", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recounts")),
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_table("recounts")
    op.drop_table("edit_verdicts")
    op.drop_table("ledger_disputes")
    op.drop_table("price_list_uses")
    op.drop_index("ix_ledger_entries_adjusts_id", table_name="ledger_entries")
    op.drop_index("ix_ledger_entries_created_at", table_name="ledger_entries")
    op.drop_index("ix_ledger_entries_day", table_name="ledger_entries")
    op.drop_index("uq_ledger_entries_event", table_name="ledger_entries")
    op.execute("DELETE FROM ledger_entries WHERE adjusts_id IS NOT NULL")
    op.create_index(
        "uq_ledger_entries_event", "ledger_entries", EVENT_KEY, unique=True, postgresql_nulls_not_distinct=True
    )
    for column in ("adjusts_id", "day", "worth"):
        op.drop_column("ledger_entries", column)
