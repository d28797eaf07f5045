"""Search processes that are there, and how far threads were looked through for what search does not know."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TIMESTAMP

revision = "0059"
down_revision = "0058"
MOMENT = TIMESTAMP(timezone=True)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "search_beats",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.Column("threads", sa.BigInteger(), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("behind", sa.Float(), nullable=True),
        sa.Column("share", sa.SmallInteger(), nullable=True),
        sa.Column("trouble", sa.Text(), nullable=False),
        sa.Column("built_at", MOMENT, nullable=True),
        sa.Column("began_at", MOMENT, nullable=False),
        sa.Column("beat_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_search_beats")),
        prefixes=["UNLOGGED"],
    )
    op.create_table(
        "search_sweep",
        sa.Column("id", sa.SmallInteger(), server_default="1", nullable=False),
        sa.Column("newest", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("round", sa.BigInteger(), server_default="0", nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_search_sweep_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_sweep")),
        prefixes=["UNLOGGED"],
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_table("search_sweep")
    op.drop_table("search_beats")
