"""Editors have seven verdicts; articles have versions, places, translations, owners and days of review."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TIMESTAMP

revision = "0026"
down_revision = "0025"
MOMENT = TIMESTAMP(timezone=True)
STATES = "'open', 'accepted', 'rejected', 'linked', 'merged', 'snoozed'"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_constraint(op.f("ck_proposals_state"), "proposals")
    op.create_check_constraint(op.f("ck_proposals_state"), "proposals", f"state IN ({STATES})")
    op.add_column("proposals", sa.Column("article_id", sa.BigInteger(), nullable=True))
    op.add_column(
        "proposals", sa.Column("joined", sa.ARRAY(sa.BigInteger()), server_default=sa.text("'{}'"), nullable=False)
    )
    op.add_column("proposals", sa.Column("snoozed_until", MOMENT, nullable=True))
    op.create_index("ix_proposals_topic_id", "proposals", ["topic_id", "id"])
    widen_articles()
    op.create_table(
        "ripeness_rules",
        sa.Column("category_id", sa.BigInteger(), nullable=False),
        sa.Column("askers", sa.SmallInteger(), nullable=False),
        sa.Column("days", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("category_id", name=op.f("pk_ripeness_rules")),
        sa.ForeignKeyConstraint(
            ["category_id"], ["categories.id"], name=op.f("fk_ripeness_rules_category_id_categories")
        ),
    )


def widen_articles() -> None:
    for column in (
        sa.Column("category_id", sa.BigInteger(), nullable=True),
        sa.Column("tags", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("language", sa.Text(), server_default="en", nullable=False),
        sa.Column("original_id", sa.BigInteger(), nullable=True),
        sa.Column("owner_id", sa.BigInteger(), nullable=True),
        sa.Column("review_at", MOMENT, nullable=True),
    ):
        op.add_column("articles", column)
    for name, table in (("category_id", "categories"), ("original_id", "articles")):
        op.create_foreign_key(op.f(f"fk_articles_{name}_{table}"), "articles", table, [name], ["id"])
    op.create_index("ix_articles_category_id", "articles", ["category_id"])
    op.create_index("ix_articles_original_id", "articles", ["original_id"])
    op.add_column("sources", sa.Column("answers", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("sources", sa.Column("declined_at", MOMENT, nullable=True))
    op.create_table(
        "article_versions",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body_source", sa.Text(), nullable=False),
        sa.Column("editor_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "version", name=op.f("pk_article_versions")),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_article_versions_article_id_articles")),
    )
    op.execute(
        "INSERT INTO article_versions SELECT id, version, title, body_source, editor_id,"
        " coalesce(edited_at, created_at) FROM articles"
    )
    op.create_table(
        "article_complaints",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.CheckConstraint(
            "reason IN ('unclear', 'outdated', 'other_problem', 'did_not_work')",
            name=op.f("ck_article_complaints_reason"),
        ),
        sa.PrimaryKeyConstraint("article_id", "reader", name=op.f("pk_article_complaints")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_article_complaints_article_id_articles")
        ),
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    for table in ("article_complaints", "article_versions", "ripeness_rules"):
        op.drop_table(table)
    for name in ("declined_at", "answers"):
        op.drop_column("sources", name)
    for name in ("review_at", "owner_id", "original_id", "language", "tags", "category_id"):
        op.drop_column("articles", name)
    op.drop_index("ix_proposals_topic_id", "proposals")
    for name in ("snoozed_until", "joined", "article_id"):
        op.drop_column("proposals", name)
    op.execute("UPDATE proposals SET state = 'rejected' WHERE state IN ('linked', 'merged', 'snoozed')")
    op.drop_constraint(op.f("ck_proposals_state"), "proposals")
    op.create_check_constraint(op.f("ck_proposals_state"), "proposals", "state IN ('open', 'accepted', 'rejected')")
