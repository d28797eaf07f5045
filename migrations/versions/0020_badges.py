"""Badges are given by hand, revoked and taken back, and admins make up their own."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0020"
down_revision = "0019"

MOMENT = postgresql.TIMESTAMP(timezone=True)
BY_HAND = sa.text("given_by_id IS NOT NULL OR taken_by_id IS NOT NULL")
DEEDS = "name IN ('PostHidden', 'PostReleased', 'PostUnhidden', 'MarkedDuplicate', 'ArticleAccepted')"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '60s'")
    op.add_column("awards", sa.Column("given_by_id", sa.BigInteger(), nullable=True))
    op.add_column("awards", sa.Column("reason", sa.Text(), server_default="", nullable=False))
    op.add_column("awards", sa.Column("revoked_at", MOMENT, nullable=True))
    op.add_column("awards", sa.Column("taken_by_id", sa.BigInteger(), nullable=True))
    op.add_column("awards", sa.Column("taken_reason", sa.Text(), server_default="", nullable=False))
    op.create_index("ix_awards_by_hand", "awards", [sa.literal_column("id DESC")], postgresql_where=BY_HAND)
    op.create_index("ix_events_deeds", "events", ["actor_id", "name"], postgresql_where=sa.text(DEEDS))
    op.create_table(
        "own_badges",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("deed", sa.Text(), server_default="", nullable=False),
        sa.Column("least", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("days", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("tag_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.Text(), server_default="on", nullable=False),
        sa.Column("made_by_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=True),
        sa.CheckConstraint("kind IN ('bronze', 'silver', 'gold')", name=op.f("ck_own_badges_kind")),
        sa.CheckConstraint("state IN ('on', 'off', 'deleted')", name=op.f("ck_own_badges_state")),
        sa.ForeignKeyConstraint(["tag_id"], ["tags.id"], name=op.f("fk_own_badges_tag_id_tags")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_badges")),
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_table("own_badges")
    op.drop_index("ix_events_deeds", table_name="events", postgresql_where=sa.text(DEEDS))
    op.execute("DELETE FROM awards WHERE revoked_at IS NOT NULL")
    op.drop_index("ix_awards_by_hand", table_name="awards", postgresql_where=BY_HAND)
    for column in ("taken_reason", "taken_by_id", "revoked_at", "reason", "given_by_id"):
        op.drop_column("awards", column)
