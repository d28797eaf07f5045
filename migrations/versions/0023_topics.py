"""Meaning beside words: spaces of vectors, how firm a topic is, and what became of it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0023"
down_revision = "0022"

# Any PostgreSQL may have it, but not everybody may create it: then the bridge compares words, and says so.
VECTORS = """
DO $$ BEGIN
  CREATE EXTENSION IF NOT EXISTS vector;
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
  RAISE NOTICE 'pgvector is not there: topics are found by words alone';
END $$
"""
# The tables of vectors are made by the program, one for each embedder.
DROP_VECTORS = """
DO $$ DECLARE found bigint; BEGIN
  FOR found IN SELECT id FROM spaces LOOP EXECUTE format('DROP TABLE IF EXISTS vectors_%s', found); END LOOP;
END $$
"""


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute(VECTORS)
    for name in ("cohesion", "nearness"):
        op.add_column("topics", sa.Column(name, sa.Float(), server_default=sa.text("0"), nullable=False))
    op.add_column("topics", sa.Column("near_id", sa.BigInteger()))
    op.create_table(
        "topic_changes",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("topic_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("other_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_ids", postgresql.ARRAY(sa.BigInteger()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("actor_id", sa.BigInteger()),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('merged', 'split')", name=op.f("ck_topic_changes_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic_changes")),
    )
    op.create_index("ix_topic_changes_topic_id", "topic_changes", ["topic_id", sa.text("id DESC")])
    op.create_table(
        "spaces",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("embedder", sa.Text(), nullable=False),
        sa.Column("dimension", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), server_default="building", nullable=False),
        sa.Column("fit", postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("fitted_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("trouble", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('building', 'current')", name=op.f("ck_spaces_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spaces")),
        sa.UniqueConstraint("embedder", name=op.f("uq_spaces_embedder")),
    )
    current = sa.text("state = 'current'")
    op.create_index("uq_spaces_current", "spaces", ["state"], unique=True, postgresql_where=current)


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute(DROP_VECTORS)
    op.drop_table("spaces")
    op.drop_table("topic_changes")
    for name in ("cohesion", "nearness", "near_id"):
        op.drop_column("topics", name)
