"""Evidence against gaming: votes that count no more, marks that accounts share, cases and decisions about them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0022"
down_revision = "0021"

MOMENT = postgresql.TIMESTAMP(timezone=True)
NAMED = sa.text("user_id IS NOT NULL")


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '600s'")
    op.create_index("ix_votes_created_at", "votes", ["created_at"], postgresql_where=NAMED)
    op.drop_index("ix_votes_user_id", table_name="votes")
    op.create_index("ix_votes_user_id", "votes", ["user_id", "created_at"], postgresql_where=NAMED)
    op.create_table(
        "annulled_votes",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("post_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("value", sa.SmallInteger(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("annulled_at", MOMENT, nullable=False),
        sa.Column("annulled_by_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_annulled_votes_post_id_posts")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_annulled_votes_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annulled_votes")),
    )
    op.create_index(
        "uq_annulled_votes_person_post", "annulled_votes", ["post_id", "user_id"], unique=True, postgresql_where=NAMED
    )
    op.create_index(op.f("ix_annulled_votes_user_id"), "annulled_votes", ["user_id"])
    create_marks()
    create_cases()


def create_marks() -> None:
    op.create_table(
        "account_marks",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("mark", sa.LargeBinary(), nullable=False),
        sa.Column("first_at", MOMENT, nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
        sa.CheckConstraint("kind IN ('network', 'device')", name=op.f("ck_account_marks_kind")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_account_marks_user_id_users")),
        sa.PrimaryKeyConstraint("user_id", "kind", "mark", name=op.f("pk_account_marks")),
    )
    op.create_index("ix_account_marks_mark", "account_marks", ["mark", "kind"])
    op.create_index(op.f("ix_account_marks_last_at"), "account_marks", ["last_at"])


def create_cases() -> None:
    op.create_table(
        "gaming_cases",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("has_author", sa.Boolean(), nullable=False),
        sa.Column("value", sa.SmallInteger(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("surprise", sa.Float(), nullable=False),
        sa.Column("expected", sa.Float(), nullable=False),
        sa.Column("vote_ids", postgresql.ARRAY(sa.BigInteger()), nullable=False),
        sa.Column("post_ids", postgresql.ARRAY(sa.BigInteger()), nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.CheckConstraint("state IN ('open', 'annulled', 'dismissed')", name=op.f("ck_gaming_cases_state")),
        sa.CheckConstraint(
            "kind IN ('pair', 'ring', 'burst', 'trade', 'accounts', 'edits')", name=op.f("ck_gaming_cases_kind")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_gaming_cases_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gaming_cases")),
    )
    op.create_index(op.f("ix_gaming_cases_user_id"), "gaming_cases", ["user_id"])
    op.create_table(
        "gaming_case_people",
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["gaming_cases.id"], name=op.f("fk_gaming_case_people_case_id_gaming_cases")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_gaming_case_people_user_id_users")),
        sa.PrimaryKeyConstraint("case_id", "user_id", name=op.f("pk_gaming_case_people")),
    )
    op.create_index(op.f("ix_gaming_case_people_user_id"), "gaming_case_people", ["user_id"])
    op.create_table(
        "gaming_decisions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("moderator_id", sa.BigInteger(), nullable=True),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("vote_ids", postgresql.ARRAY(sa.BigInteger()), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("undone_at", MOMENT, nullable=True),
        sa.Column("undone_by_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("verb IN ('annul', 'dismiss', 'ask')", name=op.f("ck_gaming_decisions_verb")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["gaming_cases.id"], name=op.f("fk_gaming_decisions_case_id_gaming_cases")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gaming_decisions")),
    )
    op.create_index(op.f("ix_gaming_decisions_case_id"), "gaming_decisions", ["case_id"])


def downgrade() -> None:
    """What was annulled stays out of the count: the votes are gone, and their lines are taken back in the book."""
    op.execute("SET LOCAL lock_timeout = '2s'")
    for table in ("gaming_decisions", "gaming_case_people", "gaming_cases", "account_marks", "annulled_votes"):
        op.drop_table(table)
    op.drop_index("ix_votes_user_id", table_name="votes")
    op.create_index("ix_votes_user_id", "votes", ["user_id"], postgresql_where=NAMED)
    op.drop_index("ix_votes_created_at", table_name="votes")
