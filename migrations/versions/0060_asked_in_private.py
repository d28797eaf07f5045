"""Questions asked in private: categories that offer them, where such a question belongs, publishing it by agreement."""

import sqlalchemy as sa
from alembic import op

revision = "0060"
down_revision = "0059"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    offers = sa.Column("offers_private", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    op.add_column("categories", offers)
    op.add_column("threads", sa.Column("home_category_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key(
        op.f("fk_threads_home_category_id_categories"), "threads", "categories", ["home_category_id"], ["id"]
    )
    op.alter_column("follow_ups", "thread_id", nullable=True)


def downgrade() -> None:
    """What was asked in private stays in the staff's category; it cannot be published by agreement any more."""
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("DELETE FROM follow_ups WHERE thread_id IS NULL")
    op.alter_column("follow_ups", "thread_id", nullable=False)
    op.drop_constraint(op.f("fk_threads_home_category_id_categories"), "threads", type_="foreignkey")
    op.drop_column("threads", "home_category_id")
    op.drop_column("categories", "offers_private")
