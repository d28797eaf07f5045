"""Gains of acceptances and edits that staff annulled; pictures an hour by trust level."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TIMESTAMP

revision = "0058"
down_revision = "0053"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "annulled_gains",
        sa.Column("post_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("annulled_at", TIMESTAMP(timezone=True), nullable=False),
        sa.Column("annulled_by_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_annulled_gains_post_id_posts")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_annulled_gains_user_id_users")),
        sa.PrimaryKeyConstraint("post_id", "user_id", "cause", name=op.f("pk_annulled_gains")),
    )
    op.create_index(op.f("ix_annulled_gains_user_id"), "annulled_gains", ["user_id"])
    post_ids = sa.Column("post_ids", sa.ARRAY(sa.BigInteger()), server_default=sa.text("'{}'"), nullable=False)
    op.add_column("gaming_decisions", post_ids)
    op.add_column("level_limits", sa.Column("pictures_an_hour", sa.Integer(), nullable=True))
    op.execute("UPDATE level_limits SET pictures_an_hour = (ARRAY[10, 20, 40, 80, 160])[level + 1]")


def downgrade() -> None:
    """What was annulled stays taken back in the book."""
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_column("level_limits", "pictures_an_hour")
    op.drop_column("gaming_decisions", "post_ids")
    op.drop_table("annulled_gains")
