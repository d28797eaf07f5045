"""Trying: what a changed trigger would have done with the posts that there are, some hundreds at a time."""

import json
from collections.abc import Mapping
from typing import Any

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import NotThere
from moderation.triggers.actions.noticing import author_of, clock_facts, drawn, text_of
from moderation.triggers.catalogue import BY_NAME
from moderation.triggers.custom import Custom
from moderation.triggers.events import TrialAdvanced, TrialBegun
from moderation.triggers.facts import Around, Facts, Hit
from moderation.triggers.policy import may_set_triggers
from moderation.triggers.queries.clock import CLOCK, candidates
from moderation.triggers.queries.posts import history, history_size
from moderation.triggers.queries.settings import memory_now, trial
from moderation.triggers.rules import RULES

BATCH, MOST, EXAMPLES, EXCERPT = 300, 5_000, 20, 160
INSERT = """
INSERT INTO trigger_trials (name, change, total, asked_by_id, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id
"""
GO_ON = """
UPDATE trigger_trials SET done = $2, fired = $3, judged = $4, useful = $5, next_id = $6, since = coalesce($7, since),
       examples = $8, finished_at = $9 WHERE id = $1
"""


async def begin_trial(session: Session, actor: Actor, name: str, change: Mapping[str, Any]) -> int:
    """`change` holds `parameters` (and for an own rule `conditions`, `label`, `severity`, `minutes`) to try."""
    if not may_set_triggers(actor):
        raise NotThere
    total = 0 if name in CLOCK else min(MOST, await history_size(session))
    trial_id: int = await session.fetchval(INSERT, name, json.dumps(dict(change)), total, actor.id, session.now)
    await publish(session, TrialBegun(actor.id, trial_id))
    return trial_id


async def advance_trial(session: Session, trial_id: int) -> None:
    """The next batch; the trial says how far it is and goes on by itself until the end."""
    run = await trial(session, trial_id)
    if run["finished_at"] is not None:
        return
    posts = await candidates(session, run["name"], MOST) if run["name"] in CLOCK else await batch(session, run)
    ask = await asker(session, run)
    counts = {name: run[name] for name in ("fired", "judged", "useful")}
    examples, since = list(run["examples"]), None
    for post in posts:
        since = post["created_at"] if "created_at" in post.keys() else None  # noqa: SIM118
        hit = ask(post)
        if hit is not None:
            verdict = post["useful"] if "useful" in post.keys() else None  # noqa: SIM118
            counts["fired"] += 1
            counts["judged"] += verdict is not None
            counts["useful"] += bool(verdict)
            examples = [*examples, example_of(post, hit)][:EXAMPLES]
    done = run["done"] + len(posts)
    over = run["name"] in CLOCK or len(posts) < BATCH or done >= run["total"]
    await session.fetchval(
        GO_ON, trial_id, done, counts["fired"], counts["judged"], counts["useful"], posts[-1]["id"] if posts else None,
        since, json.dumps(examples), session.now if over else None,
    )  # fmt: skip
    if not over:
        await publish(session, TrialAdvanced(None, trial_id, done))


async def batch(session: Session, run: Any) -> Any:
    return await history(session, run["next_id"], min(BATCH, max(0, run["total"] - run["done"])))


async def asker(session: Session, run: Any) -> Any:
    """A question put to one post: would the trigger as changed have fired?"""
    name, change, memory = run["name"], run["change"], await memory_now(session)
    if change.get("conditions") is not None:
        rule = Custom(name, change.get("label", ""), change["conditions"])
        return lambda post: rule.ask(facts(session, post, memory), post["created_at"].hour)
    if name not in BY_NAME:
        raise NotThere
    parameters = {each.name: each.default for each in BY_NAME[name].parameters} | change.get("parameters", {})
    if name in CLOCK:
        return lambda post: RULES[name](clock_facts(post), parameters)
    return lambda post: RULES[name](facts(session, post, memory), parameters)


def facts(session: Session, post: Any, memory: Any) -> Facts:
    return Facts(
        text_of(post), author_of(post, session), Around(kind=post["kind"]), memory.forum, memory=memory.learned,
        drawn=drawn(post["id"]),
    )  # fmt: skip


def example_of(post: Any, hit: Hit) -> dict[str, Any]:
    said = " ".join(post["body_source"].split())
    return {
        "post_id": post["id"],
        "title": post["title"],
        "text": said[:EXCERPT],
        "value": hit.value,
        "why": list(hit.why[:4]),
    }
