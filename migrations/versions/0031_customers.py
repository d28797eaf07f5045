"""Plans, organisations and customers; calendars with holidays; targets by plan that only staff may meet."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TIMESTAMP

revision = "0031"
down_revision = "0030"
MOMENT = TIMESTAMP(timezone=True)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    add_customers()
    add_calendars()
    add_ladder()
    add_managers()
    add_shifts()
    add_private()


def add_customers() -> None:
    op.create_table(
        "plans",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plans")),
        sa.UniqueConstraint("name", name=op.f("uq_plans_name")),
    )
    op.create_table(
        "organisations",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("domain", sa.Text(), nullable=True),
        sa.Column("plan_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisations")),
        sa.UniqueConstraint("name", name=op.f("uq_organisations_name")),
        sa.UniqueConstraint("domain", name=op.f("uq_organisations_domain")),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plans.id"], name=op.f("fk_organisations_plan_id_plans"), ondelete="SET NULL"
        ),
    )
    op.create_table(
        "customers",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=True),
        sa.Column("organisation_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_customers")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_customers_user_id_users")),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plans.id"], name=op.f("fk_customers_plan_id_plans"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_customers_organisation_id_organisations"),
            ondelete="SET NULL",
        ),
    )  # fmt: skip
    op.create_index("ix_customers_organisation_id", "customers", ["organisation_id"])


def add_calendars() -> None:
    op.create_table(
        "calendars",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("hours", sa.Text(), nullable=False),
        sa.Column("holidays", sa.ARRAY(sa.Date()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("usual", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendars")),
        sa.UniqueConstraint("name", name=op.f("uq_calendars_name")),
    )
    op.create_index("uq_calendars_usual", "calendars", ["usual"], unique=True, postgresql_where=sa.text("usual"))
    for table, gone in (("cares", "SET NULL"), ("reply_targets", None)):
        op.add_column(table, sa.Column("calendar_id", sa.BigInteger(), nullable=True))
        op.add_column(
            table, sa.Column("staff_only", sa.Boolean(), server_default=sa.text("false"), nullable=False)
        )  # fmt: skip
        name = op.f(f"fk_{table}_calendar_id_calendars")
        op.create_foreign_key(name, table, "calendars", ["calendar_id"], ["id"], ondelete=gone)
    op.add_column("reply_targets", sa.Column("plan_id", sa.BigInteger(), nullable=True))
    name = op.f("fk_reply_targets_plan_id_plans")
    op.create_foreign_key(name, "reply_targets", "plans", ["plan_id"], ["id"], ondelete="CASCADE")
    scope("category_id", "language", "plan_id")


def add_ladder() -> None:
    op.create_table(
        "category_keepers",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("category_id", sa.BigInteger(), nullable=True),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("lead", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_category_keepers")),
        sa.ForeignKeyConstraint(
            ["category_id"], ["categories.id"], name=op.f("fk_category_keepers_category_id_categories")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_category_keepers_user_id_users")),
    )  # fmt: skip
    op.create_index(
        "uq_category_keepers", "category_keepers", ["category_id", "user_id"], unique=True,
        postgresql_nulls_not_distinct=True,
    )  # fmt: skip
    op.create_table(
        "care_calls",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("rung", sa.SmallInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("event_id", sa.BigInteger(), nullable=False),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.Column("mailed_at", MOMENT, nullable=True),
        sa.Column("shown_at", MOMENT, nullable=True),
        sa.Column("seen_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_calls")),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_care_calls_thread_id_threads")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_care_calls_user_id_users")),
    )
    op.create_index("ix_care_calls_thread_id", "care_calls", ["thread_id", "rung"])
    op.create_index("ix_care_calls_open", "care_calls", ["sent_at"], postgresql_where=sa.text("seen_at IS NULL"))


def add_managers() -> None:
    op.create_table(
        "account_managers",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_managers")),
        sa.UniqueConstraint("organisation_id", "user_id", name=op.f("uq_account_managers_organisation_id_user_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_account_managers_organisation_id_organisations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_account_managers_user_id_users")),
    )  # fmt: skip
    op.create_index("ix_account_managers_user_id", "account_managers", ["user_id"])
    op.create_table(
        "account_follows",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "thread_id", name=op.f("pk_account_follows")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_account_follows_user_id_users")),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_account_follows_thread_id_threads")),
    )


def add_shifts() -> None:
    op.create_table(
        "shifts",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("hours", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shifts")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_shifts_user_id_users")),
    )
    op.create_index("ix_shifts_user_id", "shifts", ["user_id"])


def add_private() -> None:
    op.add_column("threads", sa.Column("private_to_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key(op.f("fk_threads_private_to_id_users"), "threads", "users", ["private_to_id"], ["id"])
    op.add_column("threads", sa.Column("continued_in_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key(op.f("fk_threads_continued_in_id_threads"), "threads", "threads", ["continued_in_id"], ["id"])
    op.create_index(
        "ix_threads_private_to_id", "threads", ["private_to_id"],
        postgresql_where=sa.text("private_to_id IS NOT NULL"),
    )  # fmt: skip
    op.create_table(
        "follow_ups",
        sa.Column("private_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("staff_agreed_at", MOMENT, nullable=True),
        sa.Column("person_agreed_at", MOMENT, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("private_id", name=op.f("pk_follow_ups")),
        sa.ForeignKeyConstraint(["private_id"], ["threads.id"], name=op.f("fk_follow_ups_private_id_threads")),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_follow_ups_thread_id_threads")),
    )
    op.create_index("ix_follow_ups_thread_id", "follow_ups", ["thread_id"])


def scope(*columns: str) -> None:
    op.drop_index("uq_reply_targets_scope", "reply_targets")
    op.create_index(
        "uq_reply_targets_scope", "reply_targets", list(columns), unique=True, postgresql_nulls_not_distinct=True
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_column("threads", "private_to_id")
    op.drop_column("threads", "continued_in_id")
    op.execute("DELETE FROM reply_targets WHERE plan_id IS NOT NULL")
    scope("category_id", "language")
    op.drop_column("reply_targets", "plan_id")
    for table in ("cares", "reply_targets"):
        op.drop_column(table, "calendar_id")
        op.drop_column(table, "staff_only")
    for table in (
        "follow_ups",
        "shifts",
        "account_follows",
        "account_managers",
        "care_calls",
        "category_keepers",
        "calendars",
        "customers",
        "organisations",
        "plans",
    ):
        op.drop_table(table)
