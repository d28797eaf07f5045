"""Notifications and what one follows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.api.resources.groups import OWN, base_of
from forum.api.shapes import Author
from forum.following.actions import follow, unfollow
from forum.following.levels import LEVELS
from forum.following.queries import Subject, chosen_level, chosen_places, chosen_threads, visible_subject
from forum.notifications.actions import mark_all_read, mark_read
from forum.notifications.queries import ROWS_A_PAGE, newest_notifications, own_notification, thread_titles
from forum.notifications.wording import sentence
from forum.web.api import Call, Endpoint, Rows
from forum.web.forms import Choice, Form, Text

AFTER = Form(after=Text(required=False, max=300))
LEVEL = Form(level=Choice(options=LEVELS))


@dataclass(frozen=True, slots=True)
class Notification:
    """One thing that you were told, in words of the language that you ask for."""

    id: int
    kind: str
    words: str
    by: Author
    thread: int | None
    title: str | None
    post: int | None
    url: str
    created_at: datetime
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class Followed:
    """A thread, category or tag, and how much of it you want to hear."""

    kind: str
    id: int
    name: str
    url: str
    level: str | None


async def notifications(call: Call) -> Rows:
    before = call.after(int)
    rows = await newest_notifications(call.session, call.actor, before[0] if before else None, ROWS_A_PAGE + 1)
    shown = rows[:ROWS_A_PAGE]
    titles = await thread_titles(call.session, call.actor, shown)
    told = [
        Notification(
            row.id, row.kind, str(sentence(row)), Author(row.actor_name, row.actor_display),
            row.thread_id if row.thread_id in titles else None, titles.get(row.thread_id or 0),
            row.post_id if row.thread_id in titles else None, f"{base_of(call)}/notifications/{row.id}",
            row.created_at, row.read_at,
        )
        for row in shown
    ]  # fmt: skip
    return Rows(told, (shown[-1].id,) if len(rows) > ROWS_A_PAGE else None)


async def read_one(call: Call) -> None:
    await mark_read(call.session, call.actor, await own_notification(call.session, call.actor, call.path["number"]))


async def read_all(call: Call) -> None:
    await mark_all_read(call.session, call.actor)


async def follows(call: Call) -> Rows:
    """Threads page by page; categories and tags stand on the first page."""
    after = call.after(datetime, int)
    threads = await chosen_threads(call.session, call.actor, (after[0], after[1]) if after else None)
    places = [] if after else await chosen_places(call.session, call.actor)
    return Rows([followed(call, each, each.level) for each in [*places, *threads.rows]], threads.next)


async def set_level(call: Call) -> Followed:
    subject = await follow(call.session, call.actor, call.path["kind"], call.path["subject"], level=call.body["level"])
    if subject is None:
        subject = await visible_subject(call.session, call.actor, call.path["kind"], call.path["subject"])
    return followed(call, subject, await chosen_level(call.session, call.actor, subject.kind, subject.id))


async def forget_level(call: Call) -> None:
    await unfollow(call.session, call.actor, call.path["kind"], call.path["subject"])


def followed(call: Call, subject: Subject, level: str | None) -> Followed:
    return Followed(subject.kind, subject.id, subject.name, base_of(call) + subject.url, level)


WRITE: dict[str, Any] = {"group": OWN, "scope": "write"}
ENDPOINTS = (
    Endpoint(method="GET", path="/notifications", call=notifications, summary="What you were told, the newest first.",
             group=OWN, answer=Notification, rows=True, query=AFTER),
    Endpoint(method="POST", path="/notifications/read", call=read_all, summary="Mark all as read.", **WRITE),
    Endpoint(method="POST", path="/notifications/{number:int}/read", call=read_one, summary="Mark one as read.",
             **WRITE),
    Endpoint(method="GET", path="/follows", call=follows, summary="What you follow or mute.", group=OWN,
             answer=Followed, rows=True, query=AFTER),
    Endpoint(method="PUT", path="/follows/{kind}/{subject:int}", call=set_level, summary="Follow or mute a thread, "
             "category or tag.", answer=Followed, body=LEVEL, **WRITE),
    Endpoint(method="DELETE", path="/follows/{kind}/{subject:int}", call=forget_level, summary="Follow it no longer.",
             **WRITE),
)  # fmt: skip
