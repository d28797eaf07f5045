"""The weekly letter: what is asked more than before and what is back, with how sure that is, and where to look."""

from collections.abc import Sequence

from forum.i18n import n_
from forum.mail import Letter
from forum.notifications.letters import letter_headers
from forum.notifications.rows import Reader
from forum.settings import Settings
from forum.web.signing import sign, unsign
from forum.web.site import site_of
from forum.web.templating import default_environment
from kb_bridge.queries.recurring import Recurring
from kb_bridge.trends import BASELINE, LATELY

PURPOSE = "weekly"
MOST = 8  # topics in a letter


def weekly(settings: Settings, reader: Reader, week: str, *, moving: Sequence[Recurring]) -> Letter:
    stop_url = f"{settings.base_url}/unsubscribe/weekly/{token_for(settings, reader.actor.id or 0)}"
    site = site_of(default_environment()).name
    return Letter(
        key=f"weekly:{reader.actor.id}:{week}",
        to=reader.email or "",
        subject=n_("%(site)s: %(count)s topic is asked more than before",
                   "%(site)s: %(count)s topics are asked more than before", len(moving), site=site),
        template="weekly",
        context={
            "moving": moving[:MOST],
            "lately": LATELY.days,
            "baseline": BASELINE.days,
            "path": "/kb/editor/recurring",
            "unsubscribe_url": stop_url,
        },
        headers=letter_headers(settings, reader, stop_url),
        locale=reader.actor.locale,
        time_zone=reader.actor.time_zone,
    )  # fmt: skip


def token_for(settings: Settings, user_id: int) -> str:
    return sign(settings.signing_key(), PURPOSE, user_id)


def reader_in(settings: Settings, token: str) -> int | None:
    """Whose letter it was; None for what we did not sign."""
    found = unsign(settings.signing_key(), PURPOSE, token)
    return found if isinstance(found, int) else None
