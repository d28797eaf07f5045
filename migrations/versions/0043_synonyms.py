"""Synonyms that admins teach the search, articles as words for it, and in which language a text is."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TIMESTAMP, TSVECTOR

revision = "0043"
down_revision = "0042"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "search_synonyms",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.Column("words", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("means", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("keys", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("created_at", TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_synonyms")),
        sa.UniqueConstraint("language", "words", "means", name="uq_search_synonyms_language"),
    )
    op.create_index("ix_search_synonyms_keys", "search_synonyms", ["keys"], postgresql_using="gin")
    op.add_column("search_documents", sa.Column("language", sa.Text(), nullable=True))
    op.add_column(
        "articles",
        sa.Column(
            "words",
            TSVECTOR(),
            sa.Computed(
                "setweight(to_tsvector('simple', title), 'A') || to_tsvector('simple', left(body_source, 200000))",
                persisted=True,
            ),
            nullable=False,
        ),
    )
    op.create_index("ix_articles_words", "articles", ["words"], postgresql_using="gin")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_index("ix_articles_words", "articles")
    op.drop_column("articles", "words")
    op.drop_column("search_documents", "language")
    op.drop_table("search_synonyms")
