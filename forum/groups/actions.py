"""Every write of groups: making them, and who belongs to them."""

from collections.abc import Collection

from forum.accounts.names import key_of
from forum.actor import MOST_GROUPS, Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Conflict, Invalid, NotThere
from forum.groups.events import GroupJoined, GroupKept, GroupLeft
from forum.groups.policy import may_keep_groups
from forum.groups.queries import categories_of, group_of_id
from forum.i18n import _

ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('groups'))"
TAKEN = "SELECT true FROM groups WHERE lower(name) = lower($1)"
MAKE = """
INSERT INTO groups (id, name, managed, created_at)
SELECT n, $1, $2, $3 FROM generate_series(1, $4) n WHERE NOT EXISTS (SELECT FROM groups g WHERE g.id = n)
  AND NOT EXISTS (SELECT FROM categories c WHERE c.visibility = 'group_' || n)
ORDER BY n LIMIT 1 RETURNING id
"""
# A group that somebody removes at this moment is waited for, and has no new people then.
JOIN = """
INSERT INTO group_members (group_id, user_id, source)
SELECT g.id, $2, 'hand' FROM groups g WHERE g.id = $1 FOR KEY SHARE ON CONFLICT DO NOTHING RETURNING 1
"""
LEAVE = "DELETE FROM group_members WHERE group_id = $1 AND user_id = $2 AND source = 'hand' RETURNING true"
# Of `source` alone: who is there and should not be, who should be there and is not; $4 are the only people looked at.
SURPLUS = """
DELETE FROM group_members m WHERE m.source = $1 AND ($4::bigint[] IS NULL OR m.user_id = ANY($4))
 AND NOT EXISTS (SELECT FROM unnest($2::bigint[], $3::smallint[]) AS w (user_id, group_id)
                  WHERE w.user_id = m.user_id AND w.group_id = m.group_id) RETURNING m.user_id
"""
MISSING = """
INSERT INTO group_members (user_id, group_id, source)
SELECT w.user_id, w.group_id, $1 FROM unnest($2::bigint[], $3::smallint[]) AS w (user_id, group_id)
JOIN groups g ON g.id = w.group_id FOR KEY SHARE OF g ON CONFLICT DO NOTHING RETURNING user_id
"""
LOCK = "SELECT id FROM users WHERE id = ANY($1::bigint[]) ORDER BY id FOR NO KEY UPDATE"
# What every request reads of a person.
NOTE = """
UPDATE users u SET groups = coalesce(
    (SELECT array_agg(DISTINCT m.group_id ORDER BY m.group_id) FROM group_members m WHERE m.user_id = u.id), '{}')
WHERE u.id = ANY($1::bigint[])
"""


async def make_group(session: Session, actor: Actor, name: str, *, managed: str = "") -> int:
    require_keeper(actor)
    name = " ".join(name.split())
    if not 1 <= len(name) <= 60:
        raise Invalid({"title": _("Please write a name of up to 60 characters.")})
    await one_at_a_time(session)
    if await session.fetchval(TAKEN, name):
        raise Invalid({"title": _("There is a group of this name already.")})
    group_id: int | None = await session.fetchval(MAKE, name, managed, session.now, MOST_GROUPS)
    if group_id is None:
        raise Invalid({"title": _("There are forty groups already, and there can be no more.")})
    await publish(session, GroupKept(actor.id, group_id, name, "made"))
    return group_id


async def remove_group(session: Session, actor: Actor, group_id: int) -> None:
    """Its people are in it no more; Conflict while a category is for it alone."""
    require_keeper(actor)
    await one_at_a_time(session)
    group = await group_of_id(session, group_id)
    await session.fetchval("SELECT id FROM groups WHERE id = $1 FOR UPDATE", group_id)  # who is just put in counts
    if await categories_of(session, group):
        raise Conflict(_("A category is for this group alone. Say first who else reads it."))
    people = await session.fetch("SELECT DISTINCT user_id FROM group_members WHERE group_id = $1", group_id)
    await session.fetchval("DELETE FROM groups WHERE id = $1", group_id)
    await note_groups(session, [row["user_id"] for row in people])
    await publish(session, GroupKept(actor.id, group_id, group.name, "removed"))


async def add_member(session: Session, actor: Actor, group_id: int, name: str) -> None:
    """By hand; Invalid where nobody is called so."""
    require_keeper(actor)
    group = await group_of_id(session, group_id)
    found = "SELECT id FROM users WHERE name_key = $1 AND left_at IS NULL"
    user_id = await session.fetchval(found, key_of(name.removeprefix("@")))
    if user_id is None:
        raise Invalid({"person": _("Nobody here has this handle.")})
    if await session.fetchval(JOIN, group.id, user_id):
        await note_groups(session, [user_id])
        await publish(session, GroupJoined(actor.id, user_id, group.id, group.name))


async def remove_member(session: Session, actor: Actor, group_id: int, user_id: int) -> None:
    """Who was put there by hand; what a plan or a provider says stays."""
    require_keeper(actor)
    group = await group_of_id(session, group_id)
    if not await session.fetchval(LEAVE, group.id, user_id):
        raise NotThere
    await note_groups(session, [user_id])
    await publish(session, GroupLeft(actor.id, user_id, group.id, group.name))


async def say_members(
    session: Session, source: str, wanted: Collection[tuple[int, int]], *, among: Collection[int] | None = None
) -> None:
    """These (user, group) and no others are members because of `source`; `among` are the people it is said of, None for
    all. Other sources are left alone, and whoever gained or lost a group feels it at their next request."""
    users, numbers = [user for user, _group in wanted], [group for _user, group in wanted]
    only = None if among is None else list(among)
    gone = await session.fetch(SURPLUS, source, users, numbers, only)
    come = await session.fetch(MISSING, source, users, numbers)
    await note_groups(session, {row["user_id"] for row in [*gone, *come]})


async def one_at_a_time(session: Session) -> None:
    """Until the end of the transaction no group is made or removed, nor a category given to one."""
    await session.fetchval(ONE_AT_A_TIME)


async def note_groups(session: Session, user_ids: Collection[int]) -> None:
    """Locked by a statement before: a change made at the same time is over by then, and is counted."""
    if user_ids:
        await session.fetchval(LOCK, list(user_ids))
        await session.fetchval(NOTE, list(user_ids))


def require_keeper(actor: Actor) -> None:
    if not may_keep_groups(actor):
        raise NotThere
