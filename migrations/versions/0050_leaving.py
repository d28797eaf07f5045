"""What is kept of a person can be taken along; people leave; an address is changed."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TIMESTAMP

revision = "0050"
down_revision = "0048"
MOMENT = TIMESTAMP(timezone=True)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.add_column("users", sa.Column("left_at", MOMENT, nullable=True))
    op.create_table(
        "takeouts",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("asked_by_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.Text(), server_default="wanted", nullable=False),
        sa.Column("step", sa.Integer(), server_default="0", nullable=False),
        sa.Column("share", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("size", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_takeouts")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_takeouts_user_id_users")),
        sa.CheckConstraint("state IN ('wanted', 'done')", name=op.f("ck_takeouts_state")),
    )
    op.create_index("ix_takeouts_user_id", "takeouts", ["user_id"])
    op.create_table(
        "takeout_parts",
        sa.Column("takeout_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("takeout_id", "name", name=op.f("pk_takeout_parts")),
        sa.ForeignKeyConstraint(
            ["takeout_id"], ["takeouts.id"], name=op.f("fk_takeout_parts_takeout_id_takeouts"), ondelete="CASCADE"
        ),
    )
    op.create_table(
        "leavings",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("asked_by_id", sa.BigInteger(), nullable=True),
        sa.Column("posts", sa.Text(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_leavings")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_leavings_user_id_users")),
        sa.CheckConstraint("posts IN ('kept', 'removed')", name=op.f("ck_leavings_posts")),
    )
    op.create_index("ix_leavings_due_at", "leavings", ["due_at"], postgresql_where=sa.text("done_at IS NULL"))
    op.create_table(
        "left_addresses",
        sa.Column("mark", sa.LargeBinary(), nullable=False),
        sa.Column("suspended_until", MOMENT, nullable=True),
        sa.Column("silenced_until", MOMENT, nullable=True),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_left_addresses")),
    )
    op.create_index("ix_left_addresses_expires_at", "left_addresses", ["expires_at"])
    make_address_changes()


def make_address_changes() -> None:
    op.create_table(
        "address_changes",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("confirm_hash", sa.LargeBinary(), nullable=False),
        sa.Column("undo_hash", sa.LargeBinary(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("confirmed_at", MOMENT, nullable=True),
        sa.Column("undo_until", MOMENT, nullable=True),
        sa.Column("undone_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_address_changes")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_address_changes_user_id_users")),
        sa.UniqueConstraint("confirm_hash", name=op.f("uq_address_changes_confirm_hash")),
        sa.UniqueConstraint("undo_hash", name=op.f("uq_address_changes_undo_hash")),
    )
    op.create_index("ix_address_changes_user_id", "address_changes", ["user_id"])


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    for table in ("address_changes", "left_addresses", "leavings", "takeout_parts", "takeouts"):
        op.drop_table(table)
    op.drop_column("users", "left_at")
