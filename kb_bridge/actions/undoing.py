"""Taking an editor's verdict back, with all that it did."""

from sqlalchemy import delete

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Conflict
from forum.events import ArticleTakenBack
from forum.i18n import _
from kb_bridge.actions.articles import new_version, turn
from kb_bridge.actions.joining import leave, open_again
from kb_bridge.actions.proposals import DECIDED, require_editor
from kb_bridge.actions.topics import one_at_a_time, set_state
from kb_bridge.citations import link_citations
from kb_bridge.events import ProposalReopened
from kb_bridge.models import Citation
from kb_bridge.queries.articles import citations_of, visible_article
from kb_bridge.queries.proposals import open_proposal_of, proposal
from kb_bridge.queries.topics import topic_for
from kb_bridge.queries.versions import article_versions
from kb_bridge.rows import ProposalRow


async def reopen_proposal(session: Session, actor: Actor, proposal_id: int) -> None:
    """The draft waits again, as it was. An article made of it is archived; what was merged into one is taken out of it,
    unless the article has been edited since."""
    await one_at_a_time(session)
    require_editor(actor, session)
    found = await proposal(session, actor, proposal_id, lock=True)
    if found.state == "open":
        return
    place = await topic_for(session, actor, found.topic_id)
    if await open_proposal_of(session, place.id) is not None:
        raise Conflict(DECIDED)
    if found.state == "rejected" and place.state not in ("dismissed", "open"):
        raise Conflict(DECIDED)
    if found.made_id is not None:
        await take_back(session, actor, found, found.made_id)
    await open_again(session, found.id)
    await set_state(session, found.topic_id, "proposed")
    await publish(session, ProposalReopened(actor.id, found.id, found.topic_id))


async def take_back(session: Session, actor: Actor, found: ProposalRow, article_id: int) -> None:
    """What the verdict made of the article, and of its threads, is as before; solvers' points go back."""
    if found.state == "accepted":
        await turn(session, actor, article_id, published=False)
        posts = [each.post_id for each in await citations_of(session, article_id)]
    else:
        posts = await take_out(session, actor, found, article_id) if found.state == "merged" else []
        await leave(session, actor, article_id, found.joined)
    if posts:
        await publish(session, ArticleTakenBack(actor.id, article_id, tuple(posts)))


async def take_out(session: Session, actor: Actor, found: ProposalRow, article_id: int) -> list[int]:
    """The article says again what it said before; Conflict where somebody has gone on writing. Returns the posts that
    it cites no longer."""
    article = await visible_article(session, actor, article_id, lock=True)
    newest, *earlier = await article_versions(session, actor, article.id)
    if newest.created_at != found.decided_at or not earlier:
        raise Conflict(_("The article has been edited since. Its earlier versions can be put back one by one."))
    before = earlier[0]
    await new_version(session, actor, article, title=before.title, source=before.body_source)
    known = await citations_of(session, article.id)
    used = link_citations(before.body_source, {each.number: "" for each in known}, str).used
    gone = [each for each in known if each.number not in used and each.post_id in found.posts]
    numbers = [each.number for each in gone]
    await session.execute(delete(Citation).where((Citation.article_id == article.id) & Citation.number.in_(numbers)))
    return [each.post_id for each in gone]
