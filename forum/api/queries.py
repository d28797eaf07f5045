"""Every read of tokens."""

from dataclasses import dataclass
from datetime import datetime

from forum.actor import Actor
from forum.api.policy import may_keep_integrations
from forum.database import Session

COLUMNS = """
SELECT t.id, t.name, t.beginning, t.scopes, t.created_at, t.expires_at, t.used_at, u.name AS account,
       m.name AS made_by
  FROM api_tokens t JOIN users u ON u.id = t.user_id LEFT JOIN users m ON m.id = t.made_by_id
"""
OWN = f"{COLUMNS} WHERE t.user_id = $1 AND t.made_by_id IS NULL ORDER BY t.id DESC"
OF_FORUM = f"{COLUMNS} WHERE t.made_by_id IS NOT NULL ORDER BY t.id DESC"


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A token as its owner sees it, without what makes it work."""

    id: int
    name: str
    beginning: str
    scopes: list[str]
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None
    account: str
    made_by: str | None


async def own_tokens(session: Session, actor: Actor) -> list[TokenRow]:
    return [TokenRow(**row) for row in await session.fetch(OWN, actor.id)]


async def integration_tokens(session: Session, actor: Actor) -> list[TokenRow]:
    """For admins: the tokens of the forum's integrations."""
    rows = await session.fetch(OF_FORUM) if may_keep_integrations(actor) else []
    return [TokenRow(**row) for row in rows]
