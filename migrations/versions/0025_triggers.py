"""Triggers that admins move or make are kept, tried over history, and learn from decisions."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP

revision = "0025"
down_revision = "0024"
MOMENT = TIMESTAMP(timezone=True)
EMPTY = sa.text("'{}'")


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "triggers",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_on", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("label", sa.Text(), server_default="", nullable=False),
        sa.Column("parameters", JSONB(), server_default=EMPTY, nullable=False),
        sa.Column("conditions", JSONB(), nullable=True),
        sa.Column("severity", sa.SmallInteger(), nullable=True),
        sa.Column("minutes", sa.SmallInteger(), nullable=True),
        sa.Column("suspended_at", MOMENT, nullable=True),
        sa.Column("changed_by_id", sa.BigInteger(), nullable=True),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_triggers")),
    )
    add_trials()
    op.create_table(
        "trigger_memory",
        sa.Column("id", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("vocabulary", sa.LargeBinary(), nullable=True),
        sa.Column("learned", sa.LargeBinary(), nullable=True),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trigger_memory")),
    )


def add_trials() -> None:
    counts = [
        sa.Column(name, sa.Integer(), server_default=sa.text("0"), nullable=False)
        for name in ("done", "fired", "judged", "useful")
    ]
    op.create_table(
        "trigger_trials",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("change", JSONB(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        *counts,
        sa.Column("next_id", sa.BigInteger(), nullable=True),
        sa.Column("since", MOMENT, nullable=True),
        sa.Column("examples", JSONB(), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("asked_by_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.Column("applied_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trigger_trials")),
    )
    op.create_index("ix_trigger_trials_name", "trigger_trials", ["name", sa.text("id DESC")])


def downgrade() -> None:
    for table in ("trigger_memory", "trigger_trials", "triggers"):
        op.drop_table(table)
