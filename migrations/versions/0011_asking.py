"""What an asker fills in, and what became of a search before it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0011"
down_revision = "0010"

# Any PostgreSQL has the extension among its own, but not everybody may create it: then titles are found by words alone.
TRIGRAMS = """
DO $$ BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
  RAISE NOTICE 'pg_trgm is not there: typing slips in titles are forgiven less';
END $$
"""
INDEX = """
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_opclass WHERE opcname = 'gin_trgm_ops') THEN
    CREATE INDEX ix_search_documents_folded ON search_documents USING gin (folded gin_trgm_ops);
  END IF;
END $$
"""
# As near to what the program writes as PostgreSQL gets without it; each document is put right when it is next noted.
FOLD = """
UPDATE search_documents
   SET folded = translate(lower(title), 'ăâîșşțţáàäãåéèëêíìïóòöôõúùüûñçё', 'aaissttaaaaaeeeeiiiooooouuuuncе')
"""


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '120s'")
    for table in ("posts", "revisions"):
        kept = sa.Column("details", postgresql.JSONB(), server_default=sa.text("'[]'"), nullable=False)
        op.add_column(table, kept)
    op.add_column("search_documents", sa.Column("folded", sa.Text(), server_default="", nullable=False))
    op.execute(FOLD)
    op.execute(TRIGRAMS)
    op.execute(INDEX)
    create_form_fields()
    create_findings()
    create_waiting_questions()


def create_form_fields() -> None:
    op.create_table(
        "form_fields",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("category_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("kind", sa.Text(), server_default="short", nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("hint", sa.Text(), server_default="", nullable=False),
        sa.Column("options", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("required", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('short', 'long', 'choice')", name=op.f("ck_form_fields_kind")),
        sa.ForeignKeyConstraint(["category_id"], ["categories.id"], name=op.f("fk_form_fields_category_id_categories")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_fields")),
    )
    op.create_index("ix_form_fields_category_id", "form_fields", ["category_id", "position", "id"])


def create_findings() -> None:
    op.create_table(
        "findings",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("visitor", sa.Text(), nullable=True),
        sa.Column("object_kind", sa.Text(), nullable=False),
        sa.Column("object_id", sa.BigInteger(), nullable=False),
        sa.Column("object_title", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("shown", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("taken_back_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("how IN ('answered', 'joined', 'asked')", name=op.f("ck_findings_how")),
        sa.CheckConstraint("object_kind IN ('thread', 'article')", name=op.f("ck_findings_object_kind")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_findings_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
    )
    op.create_index("ix_findings_created_at", "findings", ["created_at"])
    op.create_index("ix_findings_object", "findings", ["object_kind", "object_id", "created_at"])


def create_waiting_questions() -> None:
    op.create_table(
        "waiting_questions",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("fields", postgresql.JSONB(), nullable=False),
        sa.Column("finding_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["finding_id"], ["findings.id"], name=op.f("fk_waiting_questions_finding_id_findings")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_waiting_questions")),
    )
    op.create_index("ix_waiting_questions_created_at", "waiting_questions", ["created_at"])


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_table("waiting_questions")
    op.drop_table("findings")
    op.drop_table("form_fields")
    op.execute("DROP INDEX IF EXISTS ix_search_documents_folded")
    op.drop_column("search_documents", "folded")
    op.drop_column("revisions", "details")
    op.drop_column("posts", "details")
