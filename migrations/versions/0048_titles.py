"""Titles have an index of their words alone: most threads have a common word, few have it in the title."""

from alembic import op

revision = "0048"
down_revision = "0047"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute(
        "CREATE INDEX ix_search_documents_titles ON search_documents "
        "USING gin (to_tsvector('simple'::regconfig, title))"
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_index("ix_search_documents_titles", table_name="search_documents")
