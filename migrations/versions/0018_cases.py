"""The queue takes what a neighbour decides on a page of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_constraint("ck_reviewables_object_kind", "reviewables", type_="check")
    op.add_column("reviewables", sa.Column("url", sa.Text(), server_default="", nullable=False))


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_column("reviewables", "url")
    op.execute(
        "DELETE FROM review_reasons WHERE reviewable_id IN "
        "(SELECT id FROM reviewables WHERE object_kind NOT IN ('post', 'comment', 'user'))"
    )
    op.execute("DELETE FROM reviewables WHERE object_kind NOT IN ('post', 'comment', 'user')")
    op.create_check_constraint(
        op.f("ck_reviewables_object_kind"), "reviewables", "object_kind IN ('post', 'comment', 'user')"
    )
