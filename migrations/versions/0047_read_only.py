"""Since when the forum is read only, and why."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TIMESTAMP

revision = "0047"
down_revision = "0046"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.add_column("site", sa.Column("read_only_at", TIMESTAMP(timezone=True), nullable=True))
    op.add_column("site", sa.Column("read_only_note", sa.Text(), server_default="", nullable=False))


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_column("site", "read_only_note")
    op.drop_column("site", "read_only_at")
