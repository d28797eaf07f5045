"""What each person wants to hear, when and how; letters that come in."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0013"

LEVEL = "level IN ('every', 'new', 'own', 'mute')"
# Who had stopped following a thread stood in the log only; from now on it is a choice like the others.
STOPPED = """
INSERT INTO follows (user_id, kind, subject_id, created_at, level)
SELECT last.actor_id, 'thread', last.thread_id, last.created_at, 'own'
  FROM (SELECT DISTINCT ON (actor_id, thread_id) actor_id, thread_id, name, created_at FROM events
         WHERE name IN ('Followed', 'Unfollowed') AND thread_id IS NOT NULL AND actor_id IS NOT NULL
         ORDER BY actor_id, thread_id, id DESC) AS last
  JOIN users ON users.id = last.actor_id
 WHERE last.name = 'Unfollowed'
ON CONFLICT DO NOTHING
"""


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '60s'")
    op.add_column("follows", sa.Column("level", sa.Text(), server_default=sa.text("'every'"), nullable=False))
    op.execute("UPDATE follows SET level = 'new' WHERE kind <> 'thread'")
    op.execute(STOPPED)
    op.create_check_constraint(op.f("ck_follows_level"), "follows", LEVEL)
    op.add_column("notifications", sa.Column("mailed_at", postgresql.TIMESTAMP(timezone=True), nullable=True))
    create_wishes()
    create_digests()
    create_letters()


def create_wishes() -> None:
    op.create_table(
        "mail_wishes",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("pace", sa.Text(), server_default=sa.text("'at_once'"), nullable=False),
        sa.Column("quiet_from", sa.SmallInteger(), nullable=True),
        sa.Column("quiet_until", sa.SmallInteger(), nullable=True),
        sa.Column("reply_version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("bounced_key", sa.Text(), nullable=True),
        sa.Column("bounce_score", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("bounced_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("paused_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("paused_because", sa.Text(), nullable=True),
        sa.Column("farewell_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("pace IN ('at_once', 'daily', 'weekly')", name=op.f("ck_mail_wishes_pace")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_mail_wishes_user_id_users")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_mail_wishes")),
    )
    op.create_index(
        "ix_mail_wishes_digests", "mail_wishes", ["pace"], unique=False, postgresql_where=sa.text("pace <> 'at_once'")
    )
    op.create_table(
        "mail_waits",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("since_id", sa.BigInteger(), nullable=False),
        sa.Column("due_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_mail_waits_user_id_users")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_mail_waits")),
    )
    op.create_index(op.f("ix_mail_waits_due_at"), "mail_waits", ["due_at"], unique=False)


def create_digests() -> None:
    op.create_table(
        "digests",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_digests_user_id_users")),
        sa.PrimaryKeyConstraint("user_id", "period", name=op.f("pk_digests")),
    )


def create_letters() -> None:
    op.create_table(
        "letters_in",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_letters_in")),
    )
    op.create_index(op.f("ix_letters_in_created_at"), "letters_in", ["created_at"], unique=False)
    op.create_table(
        "mailed_questions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("category_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_mailed_questions_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mailed_questions")),
    )
    op.create_index(op.f("ix_mailed_questions_user_id"), "mailed_questions", ["user_id"], unique=False)


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    for table in ("mailed_questions", "letters_in", "digests", "mail_waits", "mail_wishes"):
        op.drop_table(table)
    op.drop_column("notifications", "mailed_at")
    op.drop_constraint(op.f("ck_follows_level"), "follows", type_="check")
    op.execute("DELETE FROM follows WHERE level IN ('own', 'mute')")
    op.drop_column("follows", "level")
