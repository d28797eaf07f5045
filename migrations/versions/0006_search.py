"""What search knows of each thread."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '60s'")
    op.execute("CREATE SEQUENCE search_change")
    op.create_table(
        "search_documents",
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("change", sa.BigInteger(), server_default=sa.text("nextval('search_change')"), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("tags", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("authors", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("solved", sa.Boolean(), nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column(
            "words",
            postgresql.TSVECTOR(),
            sa.Computed(
                "setweight(to_tsvector('simple', title), 'A') || to_tsvector('simple', left(body, 200000))",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_search_documents_thread_id_threads")),
        sa.PrimaryKeyConstraint("thread_id", name=op.f("pk_search_documents")),
    )
    op.create_index("ix_search_documents_change", "search_documents", ["change"], unique=False)
    op.create_index("ix_search_documents_words", "search_documents", ["words"], unique=False, postgresql_using="gin")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_index("ix_search_documents_words", table_name="search_documents", postgresql_using="gin")
    op.drop_index("ix_search_documents_change", table_name="search_documents")
    op.drop_table("search_documents")
    op.execute("DROP SEQUENCE search_change")
