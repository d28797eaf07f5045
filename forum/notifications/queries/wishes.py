"""How somebody wants notices by mail, for the page where they choose it."""

from dataclasses import dataclass

from forum.actor import Actor
from forum.database import Session

OWN = """
SELECT u.email, u.mail_notices, coalesce(w.pace, 'at_once') AS pace, w.quiet_from, w.quiet_until,
       CASE WHEN w.paused_at IS NOT NULL AND w.bounced_key = u.email_key THEN w.paused_because END AS paused_because
  FROM users u LEFT JOIN mail_wishes w ON w.user_id = u.id WHERE u.id = $1
"""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody chose; `paused_because` is `bounced` or `complained` where their address takes no more letters."""

    email: str | None
    mail_notices: bool
    pace: str
    quiet_from: int | None
    quiet_until: int | None
    paused_because: str | None

    @property
    def chosen(self) -> str:
        return self.pace if self.mail_notices else "bell"


async def own_wishes(session: Session, actor: Actor) -> Wishes:
    return Wishes(**await session.fetchrow(OWN, actor.id))
