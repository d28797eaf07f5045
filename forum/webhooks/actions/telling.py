"""From an event to what each webhook that wants it will be told: only what everybody may read."""

from typing import Any

from forum.accounts.queries import actor_by_id
from forum.actor import VISITOR
from forum.bus import Published
from forum.comments.queries import visible_comment
from forum.database import Session
from forum.errors import NotThere
from forum.threads.queries import visible_post, visible_thread
from forum.webhooks.actions.sending import carry
from forum.webhooks.queries import wanting
from forum.webhooks.telling import BY_EVENT, told

ENTER = """
INSERT INTO webhook_deliveries (webhook_id, about_event_id, kind, body, created_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING RETURNING id
"""


async def queue_news(session: Session, event: Any, published: Published) -> None:
    """Once an event and webhook, however often the event is heard."""
    kind = BY_EVENT[type(event).__name__]
    hooks = await wanting(session, kind)
    if not hooks:
        return
    try:
        about = await about_it(session, event)
    except NotThere:  # held, hidden, private, or gone again
        return
    body = told(kind, event_id=published.id, at=published.at, about=about)
    for webhook_id in hooks:
        delivery_id = await session.fetchval(ENTER, webhook_id, published.id, kind, body, session.now)
        if delivery_id is not None:
            await carry(session, None, delivery_id)


async def about_it(session: Session, event: Any) -> dict[str, Any]:
    """NotThere for what a visitor may not see, now."""
    base = session.bus.settings.base_url
    about: dict[str, Any] = {"by": await person(session, event.actor_id)}
    if (thread_id := getattr(event, "thread_id", None)) is not None:
        thread = await visible_thread(session, VISITOR, thread_id)
        about["thread"] = {"id": thread.id, "title": thread.title, "kind": thread.kind, "url": base + thread.url,
                           "category": thread.category_slug, "tags": list(thread.tags)}  # fmt: skip
    if (post_id := getattr(event, "post_id", None)) is not None:
        post = await visible_post(session, VISITOR, post_id)
        about["post"] = {"id": post.id, "kind": post.kind, "version": post.version, "url": f"{base}/p/{post.id}"}
    if (comment_id := getattr(event, "comment_id", None)) is not None:
        await visible_comment(session, VISITOR, comment_id)
        about["comment"] = {"id": comment_id, "url": f"{base}/comments/{comment_id}"}
    if (article_id := getattr(event, "article_id", None)) is not None:
        about["article"] = {"id": article_id, "title": event.title, "url": base + event.url}
    if (badge := getattr(event, "badge", None)) is not None:
        about |= {"badge": badge, "person": await person(session, event.user_id)}
    return about


async def person(session: Session, user_id: int | None) -> dict[str, Any] | None:
    found = await actor_by_id(session, user_id) if user_id is not None else None
    return {"id": found.id, "name": found.name} if found else None
