"""Leaders' lists beside the book, rewards elsewhere, thanks to helpers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0021"
down_revision = "0020"

MOMENT = postgresql.TIMESTAMP(timezone=True)
TABLES = (
    "helper_terms", "helper_thanks", "reward_sendings", "reward_hooks", "leader_absences", "leader_threads",
    "leader_points", "leader_boards",
)  # fmt: skip


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    create_lists()
    create_rewards()
    create_thanks()
    # The worker derives the lists from the ledger that there is.
    op.execute(
        "INSERT INTO events (name, payload, created_at) "
        "SELECT 'LeadersMissing', '{\"actor_id\": null}', now() WHERE EXISTS (SELECT FROM ledger_entries)"
    )


def create_lists() -> None:
    op.create_table(
        "leader_boards",
        sa.Column("id", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("scope_id", sa.BigInteger(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leader_boards")),
    )
    op.create_index("uq_leader_boards_list", "leader_boards", ["scope", "scope_id", "period", "start"], unique=True)
    op.create_table(
        "leader_points",
        sa.Column("board_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("board_id", "user_id", name=op.f("pk_leader_points")),
    )
    op.create_index("ix_leader_points_best", "leader_points", ["board_id", sa.text("points DESC"), "user_id"])
    op.create_table(
        "leader_threads",
        sa.Column("thread_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("category_id", sa.BigInteger(), nullable=False),
        sa.Column("tag_ids", postgresql.ARRAY(sa.BigInteger()), nullable=False),
        sa.PrimaryKeyConstraint("thread_id", name=op.f("pk_leader_threads")),
    )
    op.create_table(
        "leader_absences",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_leader_absences_user_id_users")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_leader_absences")),
    )


def create_rewards() -> None:
    op.create_table(
        "reward_hooks",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("kinds", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reward_hooks")),
    )
    op.create_table(
        "reward_sendings",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("hook_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("about_event_id", sa.BigInteger(), nullable=True),
        sa.Column("job_event_id", sa.BigInteger(), nullable=True),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["hook_id"], ["reward_hooks.id"], name=op.f("fk_reward_sendings_hook_id_reward_hooks"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_reward_sendings_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reward_sendings")),
    )
    op.create_index("uq_reward_sendings_once", "reward_sendings", ["hook_id", "about_event_id"], unique=True)
    op.create_index("ix_reward_sendings_newest", "reward_sendings", ["hook_id", sa.text("id DESC")])
    op.create_index(op.f("ix_reward_sendings_user_id"), "reward_sendings", ["user_id"])


def create_thanks() -> None:
    op.create_table(
        "helper_thanks",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("mark", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_helper_thanks_user_id_users")),
        sa.PrimaryKeyConstraint("user_id", "mark", name=op.f("pk_helper_thanks")),
    )
    op.create_table(
        "helper_terms",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("most_share", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_helper_terms")),
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    for table in TABLES:
        op.drop_table(table)
    op.execute("DELETE FROM jobs WHERE event_id IN (SELECT id FROM events WHERE name = 'LeadersMissing')")
    op.execute("DELETE FROM events WHERE name = 'LeadersMissing' AND relayed_at IS NULL")
