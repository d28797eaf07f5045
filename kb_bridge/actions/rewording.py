"""An editor has the sentences of a draft reworded by a language model, where one is set up; nothing is published."""

import asyncio

from sqlalchemy import update

from forum.actor import SYSTEM, Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Conflict, NotThere
from forum.i18n import _
from kb_bridge.actions.proposals import open_for
from kb_bridge.events import DraftReworded, RewordingAsked
from kb_bridge.models import Proposal
from kb_bridge.queries.proposals import proposal
from kb_bridge.rewording import TASK, answers, as_quoted, asked, reworded, sentences_of
from kb_bridge.rewriters import rewriter
from kb_bridge.rows import sections_to


async def ask_for_rewording(session: Session, actor: Actor, proposal_id: int) -> None:
    """It is done after the commit. A draft that an editor has taken in hand is theirs."""
    found = await open_for(session, actor, proposal_id)
    if not session.bus.settings.rewriter:
        raise NotThere
    if found.edited_source is not None:
        raise Conflict(_("An editor has saved a version of this draft: only they reword it."))
    await publish(session, RewordingAsked(actor.id, found.id, found.version))


async def reword_draft(session: Session, proposal_id: int, version: int) -> None:
    """The draft as it was when it was asked for, or nothing; told twice, it is done once."""
    try:
        found = await proposal(session, SYSTEM, proposal_id, lock=True)
    except NotThere:
        return
    if (found.state, found.version, found.edited_source) != ("open", version, None):
        return
    numbers = {post_id: number for number, post_id in enumerate(found.posts, 1)}
    sentences = sentences_of(found.draft, numbers)
    if not sentences:
        return
    given = session.bus.settings
    model = rewriter(given.rewriter, given.rewriter_key)
    said = await asyncio.to_thread(model.ask, TASK, asked(sentences))
    draft = reworded(as_quoted(found.draft), answers(sentences, said))
    values = {"draft": sections_to(draft), "version": found.version + 1}
    await session.execute(update(Proposal).where(Proposal.id == found.id).values(values))
    count = sum(bool(each.reworded) for section in draft for each in section.quotes)
    await publish(session, DraftReworded(None, found.id, count))
