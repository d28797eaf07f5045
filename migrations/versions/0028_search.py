"""The words of all documents with their stems, by which PostgreSQL's own search forgives endings and slips."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"

INDEX = """
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_opclass WHERE opcname = 'gin_trgm_ops') THEN
    CREATE INDEX ix_search_words_folded ON search_words USING gin (folded gin_trgm_ops);
  END IF;
END $$
"""


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '60s'")
    op.create_table(
        "search_words",
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("stem", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("word", "stem", name=op.f("pk_search_words")),
    )
    op.create_index("ix_search_words_stem", "search_words", ["stem"], unique=False)
    op.execute(INDEX)


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_table("search_words")
