"""Groups of people, categories that one of them alone reads, and plans as groups."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TIMESTAMP

revision = "0061"
down_revision = "0060"
CHECK = "ck_categories_visibility"
BEFORE = "visibility IN ('public', 'signed_in', 'staff')"
# The first forty plans by name; who has them follows from what is said of customers.
PLANS = """
INSERT INTO groups (id, name, managed, created_at)
SELECT row_number() OVER (ORDER BY name), name, 'plan', created_at FROM (SELECT * FROM plans ORDER BY name LIMIT 40) p
"""
ORGANISATION = """coalesce((SELECT m.organisation_id FROM customers m WHERE m.user_id = u.id),
    (SELECT o.id FROM organisations o
      WHERE o.domain = split_part(u.email_key, '@', 2) AND u.verified_at IS NOT NULL))"""
MEMBERS = f"""
INSERT INTO group_members (group_id, user_id, source)
SELECT p.group_id, u.id, 'plan' FROM users u JOIN plans p ON p.group_id IS NOT NULL AND p.id = coalesce(
    (SELECT m.plan_id FROM customers m WHERE m.user_id = u.id),
    (SELECT g.plan_id FROM organisations g WHERE g.id = {ORGANISATION}))
WHERE u.left_at IS NULL
"""  # noqa: S608 - a constant of this file


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_table(
        "groups",
        sa.Column("id", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("managed", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("id BETWEEN 1 AND 40", name=op.f("ck_groups_few")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_groups")),
        sa.UniqueConstraint("name", name=op.f("uq_groups_name")),
    )
    op.create_table(
        "group_members",
        sa.Column("group_id", sa.SmallInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_group_members_group_id_groups"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_group_members_user_id_users")),
        sa.PrimaryKeyConstraint("group_id", "user_id", "source", name=op.f("pk_group_members")),
    )
    op.create_index(op.f("ix_group_members_user_id"), "group_members", ["user_id"])
    groups = sa.Column("groups", sa.ARRAY(sa.SmallInteger()), server_default=sa.text("'{}'"), nullable=False)
    op.add_column("users", groups)
    op.add_column("plans", sa.Column("group_id", sa.SmallInteger(), nullable=True))
    op.create_foreign_key(
        op.f("fk_plans_group_id_groups"), "plans", "groups", ["group_id"], ["id"], ondelete="SET NULL"
    )
    op.drop_constraint(op.f(CHECK), "categories")
    op.create_check_constraint(op.f(CHECK), "categories", f"{BEFORE} OR visibility ~ '^group_[1-9][0-9]?$'")
    op.execute(PLANS)
    op.execute("UPDATE plans p SET group_id = g.id FROM groups g WHERE g.name = p.name")
    op.execute(MEMBERS)
    op.execute("UPDATE users u SET groups = ARRAY[m.group_id] FROM group_members m WHERE m.user_id = u.id")


def downgrade() -> None:
    """What one group alone reads is for the staff alone from then on."""
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("UPDATE categories SET visibility = 'staff' WHERE visibility LIKE 'group%'")
    op.drop_constraint(op.f(CHECK), "categories")
    op.create_check_constraint(op.f(CHECK), "categories", BEFORE)
    op.drop_constraint(op.f("fk_plans_group_id_groups"), "plans", type_="foreignkey")
    op.drop_column("plans", "group_id")
    op.drop_column("users", "groups")
    op.drop_table("group_members")
    op.drop_table("groups")
