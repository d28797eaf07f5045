"""What customers say of the product: themes, the threads that staff labelled, and where the week's list goes."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TIMESTAMP

revision = "0041"
down_revision = "0040"
MOMENT = TIMESTAMP(timezone=True)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "product_themes",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product_themes")),
        sa.UniqueConstraint("name_key", name=op.f("uq_product_themes_name_key")),
    )
    op.create_table(
        "product_labels",
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("theme_id", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("labelled_by_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_product_labels_thread_id_threads")),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["product_themes.id"], name=op.f("fk_product_labels_theme_id_product_themes")
        ),
        sa.PrimaryKeyConstraint("thread_id", "theme_id", name=op.f("pk_product_labels")),
    )
    op.create_index("ix_product_labels_theme_id", "product_labels", ["theme_id", "created_at"])
    where_it_goes()


def where_it_goes() -> None:
    op.create_table(
        "product_sending",
        sa.Column("id", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("addresses", sa.Text(), server_default="", nullable=False),
        sa.Column("url", sa.Text(), server_default="", nullable=False),
        sa.Column("sealed_secret", sa.Text(), server_default="", nullable=False),
        sa.Column("sent_week", sa.Text(), server_default="", nullable=False),
        sa.Column("told_at", MOMENT, nullable=True),
        sa.Column("trouble", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product_sending")),
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    for table in ("product_sending", "product_labels", "product_themes"):
        op.drop_table(table)
