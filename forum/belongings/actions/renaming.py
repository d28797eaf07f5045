"""Going on under a made-up name."""

import secrets

from forum.accounts.events import ProfileChanged, UserRenamed
from forum.accounts.names import key_of
from forum.accounts.queries import name_is_taken
from forum.actor import Actor
from forum.belongings.policy import may_keep_belongings
from forum.belongings.queries import person_here
from forum.bus import publish
from forum.database import Session
from forum.errors import NotThere

RENAME = "UPDATE users SET name = $2, name_key = $3, display_name = $2, bio_source = '', bio_html = '' WHERE id = $1"


async def take_another_name(session: Session, actor: Actor, user_id: int) -> str:
    """The new name, which says nothing; the words about oneself are gone, all else goes on."""
    if not may_keep_belongings(actor, user_id):
        raise NotThere
    person = await person_here(session, user_id)
    name = f"person-{secrets.randbelow(10**7):07}"
    while await name_is_taken(session, name):
        name = f"person-{secrets.randbelow(10**7):07}"
    await session.fetchval(RENAME, person.id, name, key_of(name))
    await publish(session, ProfileChanged(actor_id=actor.id, user_id=person.id))
    await publish(session, UserRenamed(actor_id=actor.id, user_id=person.id))
    return name
