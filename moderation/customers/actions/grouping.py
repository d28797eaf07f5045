"""Customers of a plan are a group of the forum, so that categories can be for them alone."""

from collections.abc import Collection

from forum.actor import Actor
from forum.database import Session
from forum.errors import Invalid
from forum.groups.actions import make_group, remove_group, say_members
from moderation.customers.queries import grouped_people

SOURCE = "plan"


async def group_plan(session: Session, actor: Actor, plan_id: int, name: str) -> None:
    """A group of the plan's name; none where the name is taken or there are too many groups already."""
    try:
        group_id = await make_group(session, actor, name, managed=SOURCE)
    except Invalid:
        return
    await session.fetchval("UPDATE plans SET group_id = $2 WHERE id = $1", plan_id, group_id)


async def ungroup_plan(session: Session, actor: Actor, plan_id: int) -> None:
    """Conflict while a category is for the customers of this plan."""
    group_id = await session.fetchval("SELECT group_id FROM plans WHERE id = $1", plan_id)
    if group_id is not None:
        await remove_group(session, actor, group_id)


async def put_groups_right(session: Session, among: Collection[int] | None = None) -> None:
    """Everybody is in the group of the plan that they have now; `among` are those whose plan may have changed."""
    await say_members(session, SOURCE, await grouped_people(session, among), among=among)
