"""Every write of calls and of the ways to a person."""

import json
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urlsplit

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert

from forum.actor import Actor
from forum.bus import publish
from forum.calls.events import CallClosed, CallWaysChanged, PersonCalled
from forum.calls.models import Call, CallWays
from forum.calls.policy import may_keep_ways
from forum.calls.queries import CallRow, Ways, call_of_id, ways_to_a_person
from forum.database import Session
from forum.errors import Invalid, NotThere, Words
from forum.events import ReviewSettled, ReviewWanted
from forum.i18n import _
from forum.mail import Letter, post_letter
from forum.outgoing import OutgoingFailed, OutgoingRefused, parts_of, post
from forum.outgoing.signing import SIGNATURE, signature
from forum.sealing import opened, seal
from forum.threads.actions import post_answer

CASE = "call"
MOST_SEARCHES = 5
PURPOSE = "calls"
SAME = timedelta(minutes=10)
KNOWN = """
SELECT true FROM calls WHERE body = $1 AND email = $2 AND user_id IS NOT DISTINCT FROM $3 AND created_at > $4 LIMIT 1
"""
CALLED = """
SELECT (payload->>'call_id')::bigint AS call_id FROM events WHERE name = 'PersonCalled' AND actor_id = $1 ORDER BY id
"""
WAITING = """
SELECT c.id, c.body, c.thread_id, c.searches, c.created_at, u.name, coalesce(nullif(c.email, ''), u.email, '') AS email,
       extract(epoch FROM clock_timestamp())::bigint AS timestamp
  FROM calls c LEFT JOIN users u ON u.id = c.user_id WHERE c.id = $1 AND c.hooked_at IS NULL FOR UPDATE OF c
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody writes to staff. `thread_id` and `searches` are empty unless they agreed to send them along."""

    body: str
    email: str = ""
    thread_id: int | None = None
    searches: tuple[str, ...] = ()


async def call_a_person(session: Session, actor: Actor, wish: Wish) -> None:
    """Kept, in the moderators' queue, and on its way to wherever an admin said; the same words within ten minutes count
    once."""
    if await session.fetchval(KNOWN, wish.body, wish.email, actor.id, session.now - SAME):
        return
    values = {
        "user_id": actor.id, "email": wish.email, "body": wish.body, "thread_id": wish.thread_id,
        "searches": [each[:200] for each in wish.searches[:MOST_SEARCHES]], "created_at": session.now,
    }  # fmt: skip
    call_id = int(await session.scalar(insert(Call).values(**values).returning(Call.id)))
    await publish(session, PersonCalled(actor.id, call_id))
    # Not what they wrote: the log and the queue are kept when the person leaves, the call is not.
    wanted = ReviewWanted(None, CASE, call_id, "person_called", user_id=actor.id, url=page_of(call_id))
    await publish(session, wanted)
    ways = await ways_to_a_person(session)
    if ways.mail:
        locale = session.bus.settings.languages[0]
        await post_letter(session, replace(letter_of(call_id, ways.mail, wish, actor), locale=locale))


def page_of(call_id: int) -> str:
    return f"/calls/{call_id}"


def letter_of(call_id: int, to: str, wish: Wish, actor: Actor) -> Letter:
    return Letter(
        key=f"call:{call_id}",
        to=to,
        subject=_("Somebody asked for a person (%(number)s)", number=call_id),
        template="call",
        context={"wish": wish, "name": actor.name, "path": page_of(call_id)},
        headers={"Reply-To": wish.email} if wish.email and wish.email.isascii() else {},
    )


async def hand_to_tickets(session: Session, call_id: int) -> None:
    """Sent once and marked as sent, or neither: whatever is raised, the queue tries again, later each time."""
    ways = await ways_to_a_person(session)
    row = await session.fetchrow(WAITING, call_id) if ways.hook_url else None
    if row is None:
        return
    base_url, settings = session.bus.settings.base_url, session.bus.settings
    said = {
        "id": row["id"], "kind": "person_called", "at": row["created_at"].isoformat(), "words": row["body"],
        "person": {"name": row["name"], "email": row["email"]}, "searches": list(row["searches"]),
        "thread": f"{base_url}/t/{row['thread_id']}" if row["thread_id"] else None, "url": base_url + page_of(call_id),
    }  # fmt: skip
    body = json.dumps(said, ensure_ascii=False).encode()
    secret = opened(settings.signing_key(), PURPOSE, ways.hook_secret)
    headers = {
        "Content-Type": "application/json; charset=utf-8", "Talkoot-Event": "person_called",
        SIGNATURE: signature(secret, row["timestamp"], body),
    }  # fmt: skip
    answer = await post(ways.hook_url, body, headers, networks=settings.outgoing_networks)
    if not answer.is_good:
        raise OutgoingFailed(f"answered {answer.status}")
    await session.execute(update(Call).where(Call.id == call_id).values(hooked_at=session.now))


async def close_call(session: Session, actor: Actor, call_id: int, *, outcome: str, in_thread: bool) -> CallRow:
    """What came of it is kept and, if staff wish, posted as their answer in the thread. A closed one stays
    as it is, also where two close it at once."""
    call = await call_of_id(session, actor, call_id, lock=True)
    if call.state == "done":
        return call
    answer_id = None
    if in_thread and call.thread_id is not None:
        answer_id = (await post_answer(session, actor, call.thread_id, outcome)).post_id
    values = {"outcome": outcome, "answer_id": answer_id, "done_at": session.now, "done_by_id": actor.id}
    await session.execute(update(Call).where(Call.id == call.id).values(state="done", **values))
    await publish(session, CallClosed(actor.id, call.id))
    await publish(session, ReviewSettled(actor.id, CASE, call.id))
    return call


def is_address(text: str) -> bool:
    """Whether a link to it leads to a page."""
    try:
        return urlsplit(text).scheme in ("http", "https")
    except ValueError:
        return False


async def settle_calls_of(session: Session, user_id: int) -> None:
    """Calls of somebody who left are gone, and wait no longer in the moderators' queue."""
    for row in await session.fetch(CALLED, user_id):
        await publish(session, ReviewSettled(None, CASE, row["call_id"]))


async def keep_ways(session: Session, actor: Actor, ways: Ways) -> None:
    """`hook_secret` comes as it was typed; an empty one keeps the one that is there."""
    if not may_keep_ways(actor):
        raise NotThere
    before = await ways_to_a_person(session)
    check(ways, has_secret=bool(before.hook_secret) and before.hook_url == ways.hook_url)
    secret = seal(session.bus.settings.signing_key(), PURPOSE, ways.hook_secret) if ways.hook_secret else ""
    values = {
        "letters": ways.letters, "mail": ways.mail, "phone": ways.phone, "chat": ways.chat, "hook_url": ways.hook_url,
        "hook_secret": secret or (before.hook_secret if ways.hook_url else ""),
    }  # fmt: skip
    entered = insert(CallWays).values(id=1, **values)
    await session.execute(entered.on_conflict_do_update(index_elements=["id"], set_=values))
    await publish(session, CallWaysChanged(actor.id))


def check(ways: Ways, *, has_secret: bool) -> None:
    errors: dict[str, Words] = {}
    if ways.chat and not is_address(ways.chat):
        errors["chat"] = _("Write a whole address, such as https://example.com/chat.")
    if ways.hook_url:
        try:
            parts_of(ways.hook_url)
        except OutgoingRefused as refused:
            errors["hook_url"] = refused.message
        if not ways.hook_secret and not has_secret:
            errors["hook_secret"] = _("Please give the secret of this address.")
    if errors:
        raise Invalid(errors)
