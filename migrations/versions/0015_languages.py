"""The language of each post and thread, and the languages that a person reads."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.add_column("threads", sa.Column("language", sa.Text(), nullable=True))
    op.add_column("posts", sa.Column("language", sa.Text(), nullable=True))
    op.add_column("users", sa.Column("reads", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False))


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_column("users", "reads")
    op.drop_column("posts", "language")
    op.drop_column("threads", "language")
