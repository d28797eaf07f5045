"""Which keys a person wants is kept with the account; comments know their language."""

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0050"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.add_column("users", sa.Column("keys_off", sa.Text(), server_default="", nullable=False))
    op.add_column("comments", sa.Column("language", sa.Text(), nullable=True))


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_column("comments", "language")
    op.drop_column("users", "keys_off")
