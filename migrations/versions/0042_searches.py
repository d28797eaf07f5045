"""What people looked for, and which result they opened."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TIMESTAMP

revision = "0042"
down_revision = "0041"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "searches",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("hits", sa.Integer(), nullable=False),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.Column("took_ms", sa.Integer(), nullable=False),
        sa.Column("at", TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("hits >= 0", name=op.f("ck_searches_hits")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_searches")),
    )
    op.create_index("ix_searches_at", "searches", ["at"])
    op.create_index("ix_searches_words", "searches", ["words", "at"])
    op.create_table(
        "search_clicks",
        sa.Column("search_id", sa.BigInteger(), nullable=False),
        sa.Column("object", sa.Text(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("at", TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["search_id"], ["searches.id"], name=op.f("fk_search_clicks_search_id_searches"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("search_id", "object", name=op.f("pk_search_clicks")),
    )
    op.create_table(
        "seen_searches",
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("seen_at", TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("words", name=op.f("pk_seen_searches")),
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_table("seen_searches")
    op.drop_table("search_clicks")
    op.drop_table("searches")
