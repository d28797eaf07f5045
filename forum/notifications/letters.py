"""The mail that says what the bell says, with a link that stops such mails."""

from urllib.parse import urlsplit

from forum.i18n import _
from forum.mail import Letter
from forum.notifications.rows import About, NotificationRow, Reader
from forum.notifications.tokens import Unsubscribing, link
from forum.notifications.wording import sentence, why
from forum.settings import Settings

QUOTED = ("mentioned", "answered", "answered_you", "replied", "replied_you", "commented", "commented_you", "asked")


def notice(settings: Settings, reader: Reader, row: NotificationRow, *, about: About) -> Letter:
    """The unsubscribe header is the one that mail programs turn into a button (RFC 8058)."""
    says = sentence(row)
    unsubscribe_url = link(settings, Unsubscribing(row.user_id, row.thread_id))
    context = {
        "sentence": says, "title": about.title, "path": about.path, "why": why(row.kind),
        "excerpt": about.excerpt if row.kind in QUOTED else None, "unsubscribe_url": unsubscribe_url,
    }  # fmt: skip
    headers = {"List-Unsubscribe": f"<{unsubscribe_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    if row.thread_id is not None:
        headers["References"] = f"<thread-{row.thread_id}@{urlsplit(settings.base_url).hostname}>"
    return Letter(
        key=f"notice:{row.id}",
        to=reader.email or "",
        subject=_("%(sentence)s: %(title)s", sentence=says, title=about.title) if about.title else says,
        template="notice",
        context=context,
        headers=headers,
        locale=reader.actor.locale,
        time_zone=reader.actor.time_zone,
    )
