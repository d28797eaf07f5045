"""The queue is ordered by expected harm a minute, with clocks, notes, appeals, views and canned replies."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TIMESTAMP

revision = "0024"
down_revision = "0023"
MOMENT = TIMESTAMP(timezone=True)
OPEN = sa.text("state = 'open'")


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    widen_items()
    widen_grounds()
    widen_decisions()
    add_notes_and_appeals()
    add_desk()


def widen_items() -> None:
    """Severity turns round: 1 is the worst from now on, as in the catalogue of triggers."""
    for column in (
        sa.Column("probability", sa.REAL(), server_default=sa.text("0.5"), nullable=False),
        sa.Column("minutes", sa.SmallInteger(), server_default=sa.text("3"), nullable=False),
        sa.Column("harm", sa.Double(), server_default=sa.text("0"), nullable=False),
        sa.Column("sources", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("due_at", MOMENT, nullable=True),
        sa.Column("late", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("useful", sa.Boolean(), nullable=True),
        sa.Column("seconds", sa.Integer(), nullable=True),
        sa.Column("first_decision_id", sa.BigInteger(), nullable=True),
    ):
        op.add_column("reviewables", column)
    op.drop_index("ix_reviewables_queue", "reviewables")
    op.execute(
        "UPDATE reviewables SET severity = greatest(1, least(4, 4 - severity)), due_at = created_at + interval '1 day'"
    )
    op.execute("UPDATE reviewables SET harm = 4 ^ (4 - severity) / 6")
    op.alter_column("reviewables", "due_at", nullable=False)
    op.alter_column("reviewables", "severity", server_default=sa.text("3"))
    op.create_index("ix_reviewables_harm", "reviewables", [sa.text("harm DESC"), "id"], postgresql_where=OPEN)
    op.create_index(
        "ix_reviewables_clock", "reviewables", ["due_at"], postgresql_where=sa.text("state = 'open' AND NOT late")
    )
    op.create_index(
        "ix_reviewables_decided", "reviewables", ["decided_at"], postgresql_where=sa.text("state = 'decided'")
    )
    op.create_index("ix_reviewables_author_id", "reviewables", ["author_id", "id"])


def widen_grounds() -> None:
    for column in (
        sa.Column("source", sa.Text(), server_default="flag", nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("value", sa.Text(), server_default="", nullable=False),
        sa.Column("threshold", sa.Text(), server_default="", nullable=False),
        sa.Column("severity", sa.SmallInteger(), server_default=sa.text("3"), nullable=False),
        sa.Column("probability", sa.REAL(), server_default=sa.text("0.5"), nullable=False),
        sa.Column("minutes", sa.SmallInteger(), server_default=sa.text("3"), nullable=False),
        sa.Column("weight", sa.REAL(), nullable=True),
    ):
        op.add_column("review_reasons", column)
    op.execute("UPDATE review_reasons SET source = 'notice' WHERE user_id IS NULL")
    op.execute(
        "DELETE FROM review_reasons a USING review_reasons b WHERE a.user_id IS NULL AND b.user_id IS NULL "
        "AND a.reviewable_id = b.reviewable_id AND a.kind = b.kind AND a.id < b.id"
    )
    op.create_index(
        "ix_review_reasons_user_id", "review_reasons", ["user_id", "id"],
        postgresql_where=sa.text("user_id IS NOT NULL"),
    )  # fmt: skip
    op.create_index("ix_review_reasons_kind", "review_reasons", ["kind", "id"])
    op.create_index(
        "uq_review_reasons_rule", "review_reasons", ["reviewable_id", "kind"], unique=True,
        postgresql_where=sa.text("user_id IS NULL"),
    )  # fmt: skip


def widen_decisions() -> None:
    op.add_column("decisions", sa.Column("seconds", sa.Integer(), nullable=True))
    op.add_column("decisions", sa.Column("cause", sa.Text(), server_default="", nullable=False))
    op.add_column("decisions", sa.Column("batch", sa.BigInteger(), nullable=True))
    op.create_index("ix_decisions_batch", "decisions", ["batch"], postgresql_where=sa.text("batch IS NOT NULL"))
    op.create_index("ix_decisions_created_at", "decisions", ["created_at"])
    op.add_column("sanctions", sa.Column("ended_at", MOMENT, nullable=True))
    op.create_index(
        "ix_sanctions_running", "sanctions", ["until"],
        postgresql_where=sa.text("until IS NOT NULL AND lifted_at IS NULL AND ended_at IS NULL"),
    )  # fmt: skip


def add_notes_and_appeals() -> None:
    op.create_table(
        "review_notes",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("reviewable_id", sa.BigInteger(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.Column("asked_id", sa.BigInteger(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_notes")),
        sa.ForeignKeyConstraint(
            ["reviewable_id"], ["reviewables.id"], name=op.f("fk_review_notes_reviewable_id_reviewables")
        ),
    )
    op.create_index("ix_review_notes_reviewable_id", "review_notes", ["reviewable_id", "id"])
    op.create_table(
        "appeals",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("decision_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.CheckConstraint("state IN ('open', 'upheld', 'overturned')", name=op.f("ck_appeals_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeals")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_appeals_decision_id")),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name=op.f("fk_appeals_decision_id_decisions")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_appeals_user_id_users")),
    )
    op.create_index(op.f("ix_appeals_user_id"), "appeals", ["user_id"])


def add_desk() -> None:
    op.create_table(
        "queue_views",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_queue_views")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_queue_views_user_id_users")),
    )
    op.create_index(op.f("ix_queue_views_user_id"), "queue_views", ["user_id"])
    op.create_table(
        "canned_replies",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("created_by_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_canned_replies")),
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    for table in ("canned_replies", "queue_views", "appeals", "review_notes"):
        op.drop_table(table)
    op.drop_index("ix_sanctions_running", "sanctions")
    op.drop_column("sanctions", "ended_at")
    for name in ("ix_decisions_created_at", "ix_decisions_batch"):
        op.drop_index(name, "decisions")
    for name in ("batch", "cause", "seconds"):
        op.drop_column("decisions", name)
    for name in ("uq_review_reasons_rule", "ix_review_reasons_kind", "ix_review_reasons_user_id"):
        op.drop_index(name, "review_reasons")
    for name in ("weight", "minutes", "probability", "severity", "threshold", "value", "words", "source"):
        op.drop_column("review_reasons", name)
    for name in ("author_id", "decided", "clock", "harm"):
        op.drop_index(f"ix_reviewables_{name}", "reviewables")
    for name in ("first_decision_id", "seconds", "useful", "late", "due_at", "sources", "harm", "minutes",
                 "probability"):  # fmt: skip
        op.drop_column("reviewables", name)
    op.execute("UPDATE reviewables SET severity = greatest(1, 4 - severity)")
    op.alter_column("reviewables", "severity", server_default=sa.text("1"))
    op.create_index("ix_reviewables_queue", "reviewables", [sa.text("severity DESC"), "id"], postgresql_where=OPEN)
