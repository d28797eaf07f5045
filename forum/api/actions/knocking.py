"""Who a token stands for, each time anew; that it was used is written down at most once a minute."""

from forum.accounts.factors import factors_of
from forum.accounts.queries import ACTOR, actor_from
from forum.actor import is_future
from forum.api.scopes import narrowed
from forum.database import Session
from forum.web.api.bearers import Bearer

BY_TOKEN = f"""
SELECT {ACTOR}, t.id AS token_id, t.scopes, t.made_by_id, t.used_at
  FROM api_tokens t JOIN users u ON u.id = t.user_id WHERE t.token_hash = $1 AND t.expires_at > $2
"""  # noqa: S608 - made of constants
USED = """
UPDATE api_tokens SET used_at = $2::timestamptz
 WHERE id = $1 AND (used_at IS NULL OR used_at < $2::timestamptz - interval '1 minute')
"""


async def bearer_by_token(session: Session, token_hash: bytes) -> Bearer | None:
    """None for a token that ended or never was, and for everything of somebody who is suspended."""
    row = await session.fetchrow(BY_TOKEN, token_hash, session.now)
    if row is None or is_future(row["suspended_until"], session.now):
        return None
    await session.fetchval(USED, row["token_id"], session.now)
    actor, settings = narrowed(actor_from(row), row["scopes"]), session.bus.settings
    of_forum = row["made_by_id"] is not None
    weak = False
    if settings.staff_second_factor and actor.is_staff and not of_forum:
        weak = not (await factors_of(session, actor.id or 0)).any
    times = settings.api_integrations_a_minute if of_forum else settings.api_tokens_a_minute
    return Bearer(actor, frozenset(row["scopes"]), row["token_id"], times, weak)
