"""Noticing: a post or comment is judged, and what fired brings it to the queue as one item."""

import zlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from forum.actor import SYSTEM
from forum.comments.queries import visible_comment
from forum.database import Session
from forum.shares import Share
from forum.threads.actions import hold_post
from moderation.queue.actions import bring_to_queue
from moderation.queue.grounds import Ground, Subject
from moderation.triggers import shape
from moderation.triggers.catalogue import BY_NAME, Trigger
from moderation.triggers.custom import Custom
from moderation.triggers.facts import Around, Author, Facts, Hit
from moderation.triggers.judging import Settings, judge
from moderation.triggers.likeness import looks_like_staff
from moderation.triggers.measuring import expected
from moderation.triggers.queries.clock import CLOCK, candidates, reported
from moderation.triggers.queries.measures import Measure, measures
from moderation.triggers.queries.posts import around, author_for_rules, post_for_rules, staff_names
from moderation.triggers.queries.settings import memory_now, settings_now
from moderation.triggers.rules import RULES
from moderation.triggers.rules.wording import of_author, spam_chance
from moderation.triggers.texts import Text

DAY = timedelta(days=1)
NEWCOMER_POSTS = 3
TRUSTED = 1


async def notice(session: Session, post_id: int) -> dict[str, Hit]:
    """Every trigger that fired for this post; all of them are one item."""
    post = await post_for_rules(session, post_id)
    if post is None or post["state"] not in ("published", "held"):
        return {}
    settings = await settings_now(session)
    facts = await facts_of(session, post)
    hits = judge(facts, settings)
    if not hits:
        hits = judge(facts, settings, ("blind_sample",))
    await bring(session, Subject("post", post_id, post["thread_id"], post["author_id"]), hits, settings)
    return hits


async def notice_comment(session: Session, comment_id: int) -> None:
    comment = await visible_comment(session, SYSTEM, comment_id)
    memory, settings = await memory_now(session), await settings_now(session)
    text, found = Text("", comment.body_source), await author_for_rules(session, comment.author_id)
    author = await resembling(session, author_of(found, session)) if found else Author()
    facts = Facts(text, author, Around(kind="comment"), memory.forum, memory=memory.learned)
    subject = Subject("comment", comment.id, comment.thread_id, comment.author_id)
    await bring(session, subject, judge(facts, settings), settings)


async def hold_if_spam(session: Session, post_id: int) -> bool:
    """A newcomer's post that rules alone take for spam is not shown until somebody has looked; nothing that was
    learned counts here."""
    post = await post_for_rules(session, post_id)
    if post is None or post["state"] != "published" or not is_newcomer(post):
        return False
    settings, memory = await settings_now(session), await memory_now(session)
    if "spam" in settings.off:
        return False
    facts = Facts(text_of(post), author_of(post, session), Around(post["kind"]), memory.forum)
    chance, least = spam_chance(facts, [*facts.signs, *of_author(facts)]), settings.parameters("spam")["hold"]
    if chance < least:
        return False
    await hold_post(session, SYSTEM, post_id)
    hit = Hit(f"{chance:.2f}", f"{least:g}", chance, tuple(sign.name for sign in facts.signs if sign.points > 0))
    await bring(session, Subject("post", post_id, post["thread_id"], post["author_id"]), {"spam": hit}, settings)
    return True


def is_newcomer(post: Any) -> bool:
    return not post["is_staff"] and (post["trust_level"] or 0) < TRUSTED and post["author_posts"] < NEWCOMER_POSTS


async def facts_of(session: Session, post: Any) -> Facts:
    memory, text = await memory_now(session), text_of(post)
    away = [link.host for link in shape.leading_away(text) if not memory.forum.knows_host(link)]
    near = await around(session, post, away[0] if away else None, session.now - DAY)
    author = await resembling(session, author_of(post, session))
    return Facts(
        text, author, Around(kind=post["kind"]), memory.forum,
        copies=near.copies, spread=near.spread, memory=memory.learned, drawn=drawn(post["id"]),
    )  # fmt: skip


def text_of(post: Any) -> Text:
    return Text(post["title"] if post["kind"] == "opening" else "", post["body_source"], post["language"])


def author_of(post: Any, session: Session) -> Author:
    since = post["author_since"]
    hours = (session.now - since).total_seconds() / 3600 if since else None
    return Author(post["author_name"] or "", hours, post["author_posts"], post["trust_level"], bool(post["is_staff"]))


async def resembling(session: Session, author: Author) -> Author:
    """With the member of staff whose name theirs is made to look like, if there is one."""
    if author.is_staff or not author.name:
        return author
    return replace(author, resembles=looks_like_staff(author.name, await staff_names(session)))


def drawn(post_id: int) -> float:
    """The lot of the blind sample: the same at each time of asking."""
    return zlib.crc32(b"blind sample %d" % post_id) / 2**32


async def bring(session: Session, subject: Subject, hits: Mapping[str, Hit], settings: Settings) -> None:
    if not hits:
        return
    known = await measures(session)
    custom = {rule.name: rule for rule in settings.custom}
    for name, hit in hits.items():
        precision = known.get(name, Measure(Share(0, 0))).precision
        await bring_to_queue(session, subject, ground_of(name, hit, precision, custom=custom.get(name)))


def ground_of(name: str, hit: Hit, precision: Share, *, custom: Custom | None = None) -> Ground:
    trigger = BY_NAME.get(name)
    words = custom.label if custom else words_of(trigger) if trigger else name
    severity = custom.severity if custom else trigger.severity if trigger else 3
    minutes = custom.minutes if custom else trigger.minutes if trigger else 2
    return Ground(
        "trigger", name, words, value=hit.value[:80], threshold=hit.threshold, severity=severity,
        probability=expected(hit.probability, precision), minutes=minutes, note=", ".join(hit.why)[:300],
    )  # fmt: skip


def words_of(trigger: Trigger) -> str:
    """Whoever judges the blind sample is not told that no rule had noticed it."""
    return (trigger.action if trigger.group == "sample" else trigger.label).one


async def notice_by_clock(session: Session) -> int:
    """What only time shows; how many posts were brought."""
    settings, brought = await settings_now(session), 0
    for name in CLOCK:
        for row in await candidates(session, name) if name not in settings.off else ():
            hit = RULES[name](clock_facts(row), settings.parameters(name))
            if hit is not None:
                await bring(
                    session, Subject("post", row["id"], row["thread_id"], row["author_id"]), {name: hit}, settings
                )
                brought += 1
    for row in await reported(session) if "flagged" not in settings.off else ():
        facts = Facts(around=Around(flag_weight=row["weight"], flaggers=row["people"]))
        hit = RULES["flagged"](facts, settings.parameters("flagged"))
        if hit is not None:
            subject = Subject(row["object_kind"], row["object_id"], row["thread_id"], row["author_id"], row["url"])
            await bring(session, subject, {"flagged": hit}, settings)
            brought += 1
    return brought


def clock_facts(row: Any) -> Facts:
    known = Around(
        kind=row["kind"], hours_open=row["hours_open"], hours_silent=row["hours_silent"], posts=row["answer_count"] + 1,
        answers=row["answer_count"], views=row["view_count"], solved=row["solved"], score=row["score"],
        is_accepted=bool(row["accepted"]), unhelpful=row["unhelpful"], edits_in_hour=row["edits"],
        reopened=row["reopened"], corrected=row["corrected"],
    )  # fmt: skip
    return Facts(Text("", row["body_source"], row["language"]), Author(is_staff=row["is_staff"]), known)
