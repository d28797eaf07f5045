"""Trust: judged acts, accuracies, rules, warnings, tags known, help asked for; limits by level."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0019"
down_revision = "0018"

MOMENT = postgresql.TIMESTAMP(timezone=True)
COUNTS = [f"{kind}_{what}" for kind in ("answers", "edits", "flags") for what in ("good", "judged")]
TABLES = (
    "not_asked", "help_requests", "tag_standings", "trust_warnings", "trust_rules", "accuracies", "judged_acts",
    "level_limits",
)  # fmt: skip
JUDGE_ANSWERS = """
INSERT INTO judged_acts (kind, act_id, user_id, post_id, good)
SELECT 'answers', id, author_id, id, good FROM (
    SELECT p.id, p.author_id,
           CASE WHEN p.state = 'hidden' OR p.state = 'deleted' AND p.deleted_by_id IS DISTINCT FROM p.author_id
                THEN false
                WHEN p.state <> 'published' THEN NULL
                WHEN t.accepted_post_id = p.id AND t.author_id IS DISTINCT FROM p.author_id OR p.score > 0 THEN true
                WHEN p.score < 0 THEN false END AS good
    FROM posts p JOIN threads t ON t.id = p.thread_id WHERE p.kind = 'answer' AND p.author_id IS NOT NULL
) AS verdicts WHERE good IS NOT NULL
"""
JUDGE_EDITS = """
INSERT INTO judged_acts (kind, act_id, user_id, post_id, good)
SELECT 'edits', event_id, user_id, post_id, stood FROM edit_verdicts
"""
COUNT = """
INSERT INTO accuracies (user_id, answers_good, answers_judged, edits_good, edits_judged)
SELECT user_id, count(*) FILTER (WHERE kind = 'answers' AND good), count(*) FILTER (WHERE kind = 'answers'),
       count(*) FILTER (WHERE kind = 'edits' AND good), count(*) FILTER (WHERE kind = 'edits')
FROM judged_acts GROUP BY user_id
"""


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '600s'")
    create_levels()
    create_judgements()
    create_asking()
    for statement in (JUDGE_ANSWERS, JUDGE_EDITS, COUNT):
        op.execute(statement)


def create_levels() -> None:
    op.create_table(
        "level_limits",
        sa.Column("level", sa.SmallInteger(), autoincrement=False, nullable=False),
        *[
            sa.Column(name, sa.Integer(), nullable=True)
            for name in ("links", "pictures", "threads_an_hour", "answers_an_hour", "votes_a_day")
        ],
        sa.PrimaryKeyConstraint("level", name=op.f("pk_level_limits")),
    )
    op.create_table(
        "trust_rules",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("rules", postgresql.JSONB(), nullable=False),
        sa.Column("raised", postgresql.JSONB(), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("lowered", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trust_rules")),
    )
    op.create_table(
        "trust_warnings",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        of_user("trust_warnings"),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_trust_warnings")),
    )
    op.create_index(op.f("ix_trust_warnings_due_at"), "trust_warnings", ["due_at"])


def create_judgements() -> None:
    op.create_table(
        "judged_acts",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("act_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("post_id", sa.BigInteger(), nullable=True),
        sa.Column("good", sa.Boolean(), nullable=False),
        sa.CheckConstraint("kind IN ('answers', 'edits', 'flags')", name=op.f("ck_judged_acts_kind")),
        of_user("judged_acts"),
        sa.PrimaryKeyConstraint("kind", "act_id", "user_id", name=op.f("pk_judged_acts")),
    )
    op.create_index("ix_judged_acts_user_id", "judged_acts", ["user_id", "kind"])
    op.create_index(
        "ix_judged_acts_post_id", "judged_acts", ["post_id"], postgresql_where=sa.text("post_id IS NOT NULL")
    )
    op.create_table(
        "accuracies",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        *[sa.Column(name, sa.Integer(), server_default=sa.text("0"), nullable=False) for name in COUNTS],
        of_user("accuracies"),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_accuracies")),
    )
    op.create_table(
        "tag_standings",
        sa.Column("tag_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("good", sa.Integer(), nullable=False),
        sa.Column("judged", sa.Integer(), nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["tag_id"], ["tags.id"], name=op.f("fk_tag_standings_tag_id_tags")),
        of_user("tag_standings"),
        sa.PrimaryKeyConstraint("tag_id", "user_id", name=op.f("pk_tag_standings")),
    )
    op.create_index("ix_tag_standings_best", "tag_standings", ["tag_id", sa.text("good DESC"), "user_id"])
    op.create_index(op.f("ix_tag_standings_user_id"), "tag_standings", ["user_id"])


def create_asking() -> None:
    op.create_table(
        "help_requests",
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_help_requests_thread_id_threads")),
        of_user("help_requests"),
        sa.PrimaryKeyConstraint("thread_id", "user_id", name=op.f("pk_help_requests")),
    )
    op.create_index("ix_help_requests_user_id", "help_requests", ["user_id", "created_at"])
    op.create_index("ix_help_requests_actor_id", "help_requests", ["actor_id", "created_at"])
    op.create_table(
        "not_asked",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        of_user("not_asked"),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_not_asked")),
    )


def of_user(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f(f"fk_{table}_user_id_users"))


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    for table in TABLES:
        op.drop_table(table)
