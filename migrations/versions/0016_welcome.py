"""First steps of people and of the forum itself."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0016"
down_revision = "0015"

MOMENT = postgresql.TIMESTAMP(timezone=True)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.add_column("users", sa.Column("guide", sa.Text(), server_default="new", nullable=False))
    op.create_table(
        "site",
        sa.Column("id", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("mark", sa.Text(), server_default="", nullable=False),
        sa.Column("welcome", sa.Text(), server_default="", nullable=False),
        sa.Column("hue", sa.SmallInteger(), nullable=True),
        sa.Column("demo", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("setup_code", sa.LargeBinary(), nullable=True),
        sa.Column("opened_at", MOMENT, nullable=True),
        sa.Column("changed_at", MOMENT, nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_site_one_row")),
        sa.CheckConstraint("hue BETWEEN 0 AND 359", name=op.f("ck_site_hue")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site")),
    )
    op.execute("INSERT INTO site (id) VALUES (1)")
    op.create_table(
        "setup_steps",
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("done_at", MOMENT, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("step", name=op.f("pk_setup_steps")),
    )
    op.create_table(
        "feedback",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("page", sa.Text(), server_default="", nullable=False),
        sa.Column("browser", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), server_default="new", nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=True),
        sa.Column("changed_by_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("state IN ('new', 'seen', 'done')", name=op.f("ck_feedback_state")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_feedback_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
    )
    op.create_index("ix_feedback_state", "feedback", ["state", sa.literal_column("id DESC")], unique=False)


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_index("ix_feedback_state", table_name="feedback")
    op.drop_table("feedback")
    op.drop_table("setup_steps")
    op.drop_table("site")
    op.drop_column("users", "guide")
