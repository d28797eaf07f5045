"""Staff look after accounts: they follow all threads of these people, as long as the account is theirs."""

from collections.abc import Sequence

from forum.actor import Actor
from forum.bus import publish
from forum.database import Database, Session
from forum.errors import Invalid, NotThere
from forum.following.actions import enter_many, leave_many
from forum.i18n import _
from forum.settings import Settings
from forum.threads.queries.visibility import real_id
from moderation.customers.events import AccountsAssigned
from moderation.customers.policy import may_keep_plans
from moderation.customers.queries import missing_follows, surplus_follows

ASSIGN = """
INSERT INTO account_managers (organisation_id, user_id)
SELECT o.id, u.id FROM organisations o, users u WHERE o.id = $1 AND u.id = $2 AND u.roles <> '{}'
ON CONFLICT (organisation_id, user_id) DO UPDATE SET user_id = excluded.user_id RETURNING id
"""
UNASSIGN = "DELETE FROM account_managers WHERE id = $1 RETURNING organisation_id, user_id"
REMEMBER = """
INSERT INTO account_follows (user_id, thread_id, since)
SELECT user_id, thread_id, $3 FROM unnest($1::bigint[], $2::bigint[]) AS given (user_id, thread_id)
ON CONFLICT DO NOTHING
"""
FORGET = """
DELETE FROM account_follows f USING unnest($1::bigint[], $2::bigint[]) AS given (user_id, thread_id)
WHERE f.user_id = given.user_id AND f.thread_id = given.thread_id
"""


async def assign_account(session: Session, actor: Actor, organisation_id: int, user_id: int) -> None:
    """From now on this person of the staff follows what the account asks, and all that it has asked."""
    require_keeper(actor)
    if not await session.fetchval(ASSIGN, organisation_id, user_id):
        raise Invalid({"account": _("Please choose one of the list.")})
    await publish(session, AccountsAssigned(actor.id, user_id, organisation_id, "assigned"))
    await follow_accounts(session)


async def unassign_account(session: Session, actor: Actor, assignment_id: int) -> None:
    """What was followed for this account alone is followed no more."""
    require_keeper(actor)
    row = await session.fetchrow(UNASSIGN, real_id(assignment_id))
    if row is None:
        raise NotThere
    await publish(session, AccountsAssigned(actor.id, row["user_id"], row["organisation_id"], "unassigned"))
    await follow_accounts(session)


async def follow_accounts(session: Session) -> None:
    """Whoever looks after accounts follows their threads, and no others for this reason. What somebody followed or
    muted themselves stays as they chose."""
    gone = await surplus_follows(session)
    if gone:
        await leave_many(session, gone)
        await session.fetchval(FORGET, [user for user, _thread, _at in gone], [thread for _user, thread, _at in gone])
    await remember_follows(session, await enter_many(session, await missing_follows(session)))


async def remember_follows(session: Session, entered: Sequence[tuple[int, int]]) -> None:
    """These users follow these threads for their accounts alone."""
    if entered:
        users, threads = [user for user, _thread in entered], [thread for _user, thread in entered]
        await session.fetchval(REMEMBER, users, threads, session.now)


async def put_follows_right(database: Database, _settings: Settings) -> None:
    """Each night: addresses change, threads change hands."""
    async with database.writing() as session:
        await follow_accounts(session)


def require_keeper(actor: Actor) -> None:
    if not may_keep_plans(actor):
        raise NotThere
