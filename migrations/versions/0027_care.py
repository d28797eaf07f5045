"""Each question has an owner, an answer or a reason; replies are due within a target."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TIMESTAMP

revision = "0027"
down_revision = "0026"
MOMENT = TIMESTAMP(timezone=True)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    add_cares()
    add_steps()
    add_targets()


def add_cares() -> None:
    op.create_table(
        "cares",
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("owner_id", sa.BigInteger(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("hours", sa.Text(), server_default="", nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("rung", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("wait", sa.Text(), server_default="", nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("wait_since", MOMENT, nullable=True),
        sa.Column("wait_until", MOMENT, nullable=True),
        sa.Column("minutes_left", sa.Integer(), nullable=True),
        sa.Column("reminders", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.CheckConstraint("wait IN ('', 'info', 'later')", name=op.f("ck_cares_wait")),
        sa.PrimaryKeyConstraint("thread_id", name=op.f("pk_cares")),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_cares_thread_id_threads")),
        sa.ForeignKeyConstraint(["owner_id"], ["users.id"], name=op.f("fk_cares_owner_id_users")),
    )
    op.create_index("ix_cares_due_at", "cares", ["due_at"], postgresql_where=sa.text("wait = ''"))
    op.create_index("ix_cares_waiting", "cares", ["wait_since"], postgresql_where=sa.text("wait <> ''"))
    op.create_index(
        "ix_cares_owner_id", "cares", ["owner_id", "due_at"], postgresql_where=sa.text("owner_id IS NOT NULL")
    )


def add_steps() -> None:
    op.create_table(
        "care_steps",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("to_id", sa.BigInteger(), nullable=True),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_steps")),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_care_steps_thread_id_threads")),
        sa.ForeignKeyConstraint(["actor_id"], ["users.id"], name=op.f("fk_care_steps_actor_id_users")),
        sa.ForeignKeyConstraint(["to_id"], ["users.id"], name=op.f("fk_care_steps_to_id_users")),
    )
    op.create_index("ix_care_steps_thread_id", "care_steps", ["thread_id", "id"])


def add_targets() -> None:
    op.create_table(
        "reply_targets",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("category_id", sa.BigInteger(), nullable=True),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("hours", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_reply_targets_minutes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply_targets")),
        sa.ForeignKeyConstraint(
            ["category_id"], ["categories.id"], name=op.f("fk_reply_targets_category_id_categories")
        ),
    )
    op.create_index(
        "uq_reply_targets_scope", "reply_targets", ["category_id", "language"], unique=True,
        postgresql_nulls_not_distinct=True,
    )  # fmt: skip


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    for table in ("reply_targets", "care_steps", "cares"):
        op.drop_table(table)
