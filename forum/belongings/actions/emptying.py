"""The end of an account: rows that go, columns that are emptied, posts that are removed, and the row that stays."""

# ruff: noqa: S608 - tables and columns are those that our own rooms declare

from forum.accounts.actions.standing import set_roles
from forum.accounts.events import ProfileChanged, UserLeft
from forum.accounts.queries import roles_of
from forum.actor import SYSTEM
from forum.belonging import EMPTIED, GOES
from forum.belongings.actions.marking import mark_address
from forum.belongings.queries import PersonHere, all_belongings, person_here
from forum.bus import publish
from forum.comments.actions.wiping import wipe_comments
from forum.database import Session
from forum.i18n import _
from forum.mail.letters import speaking
from forum.settings import Settings
from forum.threads.actions.wiping import wipe_posts

MOST = 50
EMPTY = """
UPDATE users SET name = $2, name_key = $3, display_name = $4, email = NULL, email_key = NULL, password_hash = NULL,
       bio_source = '', bio_html = '', reads = '{}', time_zone = 'UTC', mail_notices = false, roles = '{}',
       verified_at = NULL, seen_at = NULL, last_visit_at = NULL, all_read_at = NULL, imported_from = NULL,
       spared_at = NULL, groups = '{}', locale = $5, left_at = $6
WHERE id = $1
"""


async def remove_some_posts(session: Session, user_id: int) -> bool:
    """Whether there was anything to remove: answers that nobody accepted, questions that nobody else answered, and
    comments, with their versions. The rest stays under no name, because others' words hang on it."""
    comments = await wipe_comments(session, user_id, MOST)
    return await wipe_posts(session, user_id, MOST) + comments > 0


async def empty_person(session: Session, settings: Settings, user_id: int, posts: str) -> None:
    """Nothing in the account's row says any more who it was. Points of others, and the log, still have its number."""
    person = await person_here(session, user_id)
    await mark_address(session, person)
    if await roles_of(session, user_id):
        await set_roles(session, SYSTEM, user_id, [])
    await let_belongings_go(session, settings, person)
    locale = settings.languages[0]
    with speaking(locale, "UTC"):
        called = str(_("Someone who left"))
    await session.fetchval(EMPTY, user_id, f"left-{user_id}", f"left{user_id}", called, locale, session.now)
    await session.fetchval("UPDATE leavings SET done_at = $2 WHERE user_id = $1", user_id, session.now)
    await publish(session, ProfileChanged(actor_id=None, user_id=user_id))
    await publish(session, UserLeft(actor_id=None, user_id=user_id, posts=posts))


async def let_belongings_go(session: Session, settings: Settings, person: PersonHere) -> None:
    for each in all_belongings(settings.packages):
        mine = f"lower({each.column}) = lower($1)" if each.by_address else f"{each.column} = $1"
        value = person.email if each.by_address else person.id
        if value is None:
            continue
        if each.leaving == GOES:
            await session.fetchval(f"DELETE FROM {each.table} WHERE {mine}", value)
        elif each.leaving == EMPTIED:
            await session.fetchval(f"UPDATE {each.table} SET {each.column} = NULL WHERE {mine}", value)
