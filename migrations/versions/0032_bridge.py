"""What an editor did can be taken back: the article of an acceptance, and merged or split topics."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '60s'")
    op.add_column("proposals", sa.Column("own_article_id", sa.BigInteger(), nullable=True))
    empty = sa.text("'{}'")
    op.add_column(
        "topic_changes",
        sa.Column("memory", postgresql.JSONB(astext_type=sa.Text()), server_default=empty, nullable=False),
    )
    op.add_column("topic_changes", sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_column("topic_changes", "undone_at")
    op.drop_column("topic_changes", "memory")
    op.drop_column("proposals", "own_article_id")
