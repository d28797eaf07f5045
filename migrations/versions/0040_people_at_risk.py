"""Who may be at risk and what staff do then; test questions; what customers say of the product."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TIMESTAMP

revision = "0040"
down_revision = "0039"
MOMENT = TIMESTAMP(timezone=True)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.add_column("users", sa.Column("spared_at", MOMENT))
    op.add_column("threads", sa.Column("planted_at", MOMENT))
    op.add_column("threads", sa.Column("test_ended_at", MOMENT))
    people_at_risk()
    test_questions()


def people_at_risk() -> None:
    op.create_table(
        "risk_marks",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("object_kind", sa.Text(), nullable=False),
        sa.Column("object_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("marked_by_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("lifted_at", MOMENT, nullable=True),
        sa.Column("lifted_by_id", sa.BigInteger(), nullable=True),
        sa.Column("lift_note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_risk_marks_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_risk_marks")),
    )
    standing = {"unique": True, "postgresql_where": sa.text("lifted_at IS NULL")}
    op.create_index("uq_risk_marks_object", "risk_marks", ["object_kind", "object_id"], **standing)
    op.create_index("ix_risk_marks_user_id", "risk_marks", ["user_id"])
    op.create_table(
        "risk_guides",
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), server_default="", nullable=False),
        sa.Column("changed_by_id", sa.BigInteger(), nullable=True),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("language", name=op.f("pk_risk_guides")),
    )


def test_questions() -> None:
    op.create_table(
        "planted_questions",
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("planted_by_id", sa.BigInteger(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("right_answer", sa.Text(), server_default="", nullable=False),
        sa.Column("category_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("ended_by_id", sa.BigInteger(), nullable=True),
        sa.Column("shown", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("grade", sa.Text(), server_default="", nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("graded_by_id", sa.BigInteger(), nullable=True),
        sa.Column("graded_at", MOMENT, nullable=True),
        sa.CheckConstraint(
            "grade IN ('', 'right', 'partly', 'wrong', 'nothing')", name=op.f("ck_planted_questions_grade")
        ),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_planted_questions_thread_id_threads")),
        sa.PrimaryKeyConstraint("thread_id", name=op.f("pk_planted_questions")),
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    for table in ("planted_questions", "risk_guides", "risk_marks"):
        op.drop_table(table)
    for table, column in (("threads", "test_ended_at"), ("threads", "planted_at"), ("users", "spared_at")):
        op.drop_column(table, column)
