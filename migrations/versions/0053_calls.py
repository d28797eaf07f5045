"""Ways to a person, and what people wrote to staff."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TIMESTAMP

revision = "0053"
down_revision = "0052"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "call_ways",
        sa.Column("id", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("letters", sa.Boolean(), nullable=False),
        sa.Column("mail", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("hook_url", sa.Text(), nullable=False),
        sa.Column("hook_secret", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_call_ways_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_ways")),
    )
    op.create_table(
        "calls",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("searches", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("outcome", sa.Text(), server_default="", nullable=False),
        sa.Column("answer_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", TIMESTAMP(timezone=True), nullable=False),
        sa.Column("hooked_at", TIMESTAMP(timezone=True), nullable=True),
        sa.Column("done_at", TIMESTAMP(timezone=True), nullable=True),
        sa.Column("done_by_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("state IN ('open', 'done')", name=op.f("ck_calls_state")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_calls_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls")),
    )
    op.create_index("ix_calls_state", "calls", ["state", sa.literal_column("id DESC")])


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_table("calls")
    op.drop_table("call_ways")
