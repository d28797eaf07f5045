"""The letter that says what the bell says: to be answered by mail, and to be stopped with one click."""

from typing import Any
from urllib.parse import urlsplit

from forum.errors import Words
from forum.i18n import _, n_
from forum.mail import Letter
from forum.mail.addresses import BOUNCE, REPLY, Mark, address
from forum.notifications.batching import Line, Part
from forum.notifications.rows import Reader
from forum.notifications.tokens import Unsubscribing, link
from forum.notifications.wording import many, sentence, why
from forum.settings import Settings
from forum.web.site import site_of
from forum.web.templating import default_environment

QUOTED = ("mentioned", "answered", "answered_you", "replied", "replied_you", "commented", "commented_you", "asked")


def notice(settings: Settings, reader: Reader, parts: list[Part], *, first_id: int) -> Letter:
    """One letter of all the parts; about one thread, it belongs to that thread's conversation."""
    alone = parts[0] if len(parts) == 1 else None
    thread_id = alone.thread_id if alone else None
    unsubscribe_url = link(settings, Unsubscribing(reader.actor.id or 0, thread_id))
    reply_to = reply_address(settings, reader, alone) if alone else None
    about_one = alone is not None and len(alone.lines) == 1
    newest = parts[-1].newest
    context = {
        "parts": [shown(settings, part) for part in parts],
        "path": alone.newest.about.path if alone else "/notifications",
        "answerable": reply_to is not None,
        "why": why(newest.row.kind) if about_one else _("You get this because of what you follow."),
        "unsubscribe_url": unsubscribe_url,
    }  # fmt: skip
    headers = letter_headers(settings, reader, unsubscribe_url, thread_id=thread_id)
    return Letter(
        key=f"notices:{reader.actor.id}:{first_id}",
        to=reader.email or "",
        subject=subject_of(parts),
        template="notice",
        context=context,
        headers=headers | ({"Reply-To": reply_to} if reply_to else {}),
        locale=reader.actor.locale,
        time_zone=reader.actor.time_zone,
    )


def letter_headers(
    settings: Settings, reader: Reader, unsubscribe_url: str, *, thread_id: int | None = None
) -> dict[str, str]:
    """What mail programs read: the button that stops such letters (RFC 8058), the list that they belong to (RFC 2919),
    the thread, and where word goes that a letter did not arrive."""
    host = urlsplit(settings.base_url).hostname
    headers = {
        "List-Id": f"<notices.{host}>",
        "List-Unsubscribe": f"<{unsubscribe_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    if thread_id is not None:
        headers |= {"In-Reply-To": f"<thread-{thread_id}@{host}>", "References": f"<thread-{thread_id}@{host}>"}
    if settings.reply_address:
        mark = Mark(BOUNCE, reader.actor.id or 0)
        headers["Return-Path"] = f"<{address(settings.reply_address, settings.signing_key(), mark)}>"
    return headers


def reply_address(settings: Settings, reader: Reader, part: Part) -> str | None:
    """Where a reply to this part goes; None where none would be taken."""
    if not settings.reply_address or not part.may_answer or part.thread_id is None:
        return None
    post_id = part.newest.row.post_id or 0
    mark = Mark(REPLY, reader.actor.id or 0, part.thread_id, post_id, reader.reply_version)
    return address(settings.reply_address, settings.signing_key(), mark)


def subject_of(parts: list[Part]) -> Words:
    count = sum(part.count for part in parts)
    title = parts[0].newest.about.title
    if len(parts) > 1:
        site = site_of(default_environment()).name
        return n_("%(count)s notification from %(site)s", "%(count)s notifications from %(site)s", count, site=site)
    if len(parts[0].lines) > 1:
        return n_("%(count)s notification: %(title)s", "%(count)s notifications: %(title)s", count, title=title)
    says = said(parts[0].newest)
    return _("%(sentence)s: %(title)s", sentence=says, title=title) if title else says


def said(line: Line) -> Words:
    return many(line.row.kind, line.count) if line.count > 1 else sentence(line.row)


def shown(settings: Settings, part: Part) -> dict[str, Any]:
    return {
        "title": part.newest.about.title,
        "url": settings.base_url + part.newest.about.path,
        "lines": [
            {
                "sentence": said(line),
                "url": settings.base_url + line.about.path,
                "excerpt": line.about.excerpt if line.row.kind in QUOTED else None,
                "merged": line.count > 1,
            }
            for line in part.lines
        ],
    }
