"""The letter of a day or a week."""

from dataclasses import dataclass

from forum.i18n import _, n_
from forum.mail import Letter
from forum.notifications.batching import Part
from forum.notifications.letters import letter_headers, shown
from forum.notifications.rows import Reader
from forum.notifications.tokens import Unsubscribing, link
from forum.settings import Settings
from forum.threads.rows import ThreadRow
from forum.web.site import site_of
from forum.web.templating import default_environment


@dataclass(frozen=True, slots=True)
class Content:
    """What a digest says; `farewell` makes it the last one."""

    parts: list[Part]
    threads: list[ThreadRow]
    farewell: bool = False


def digest(settings: Settings, reader: Reader, period: str, *, content: Content) -> Letter:
    unsubscribe_url = link(settings, Unsubscribing(reader.actor.id or 0))
    daily = reader.pace == "daily"
    count = len(content.threads)
    site = site_of(default_environment()).name
    return Letter(
        key=f"digest:{reader.actor.id}:{period}",
        to=reader.email or "",
        subject=n_("%(site)s: %(count)s thread for you", "%(site)s: %(count)s threads for you", count,
                   site=site) if count else _("%(site)s: what is new for you", site=site),
        template="digest",
        context={
            "parts": [shown(settings, part) for part in content.parts],
            "threads": content.threads,
            "farewell": content.farewell,
            "daily": daily,
            "path": "/",
            "why": _("You get this once a day.") if daily else _("You get this once a week."),
            "unsubscribe_url": unsubscribe_url,
        },
        headers=letter_headers(settings, reader, unsubscribe_url),
        locale=reader.actor.locale,
        time_zone=reader.actor.time_zone,
    )  # fmt: skip
