"""What the demonstration's step of an editor means: `(session, actor, step)`, through the same actions."""

import re
from typing import Any

from forum.actor import Actor
from forum.database import Session
from kb_bridge.actions.accepting import accept_proposal as accept
from kb_bridge.actions.proposals import Edit
from kb_bridge.citations import markdown
from kb_bridge.queries.proposals import open_proposal_of, proposal_language
from kb_bridge.queries.topics import placement

CITED = re.compile(r"\[post:(\d+)\]")


async def accept_proposal(session: Session, actor: Actor, step: Any) -> None:
    """Accepts the open proposal of the topic in which the step's thread stands, under the step's `title` if it has one,
    with the step's `body` in place of the draft if it has one; there, [post:7] cites the post of that id."""
    place = await placement(session, step.thread_id)
    waiting = await open_proposal_of(session, place.topic_id) if place and place.topic_id else None
    if waiting is None:
        raise LookupError(f"no proposal waits for the topic of {step.tale}")
    cited = CITED.sub(lambda match: f"[{waiting.posts.index(int(match[1])) + 1}]", step.text("body"))
    source = cited or waiting.edited_source
    source = source or markdown(waiting.draft, waiting.posts, proposal_language(waiting))
    await accept(session, actor, waiting.id, Edit(waiting.version, step.text("title") or waiting.title, source))


DEMO_VERBS = {"accept_proposal": accept_proposal}
