"""What this room shows on the pages of others."""

from typing import Any

from forum.actor import Actor
from forum.api.queries import own_tokens
from forum.database import Session
from forum.web.templating import fragment


async def offer_to_end_tokens(session: Session, actor: Actor, subject: dict[str, Any]) -> str:
    """On the page of the password, for whoever has tokens that count."""
    count = sum(each.expires_at > session.now for each in await own_tokens(session, actor))
    return fragment("forum/api/_password.html", {"form": subject["form"], "count": count}) if count else ""
