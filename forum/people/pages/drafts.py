"""What somebody has begun to write, and where: their own page of drafts."""

from html import escape

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.database import Session
from forum.drafts.queries import own_drafts
from forum.drafts.rows import DraftRow
from forum.errors import SignInNeeded
from forum.i18n import _
from forum.threads.excerpts import excerpt
from forum.threads.queries import posts_among, threads_among
from forum.web.house import actor_of, house
from forum.web.templating import page

WORDS = {"ask": _("Question"), "answer": _("Answer"), "edit": _("Edit"), "comment": _("Comment")} | {
    "profile": _("Your profile"), "article": _("Article"), "proposal": _("Draft of an article"),
}  # fmt: skip


async def drafts(request: Request) -> Response:
    actor = actor_of(request)
    if actor.id is None:
        raise SignInNeeded
    async with house(request).database.reading() as session:
        mine = await own_drafts(session, actor)
        titles = await titles_of(session, actor, mine)
    rows = [(each, WORDS[each.kind], titles.get(each.place, ""), beginning(each)) for each in mine]
    return page(request, "forum/people/drafts.html", {"drafts": rows})


async def titles_of(session: Session, actor: Actor, drafts: list[DraftRow]) -> dict[str, str]:
    """The title of the thread that each belongs to, where the actor still sees it; of what is new its own."""
    posts = await posts_among(session, actor, [each.number for each in drafts if each.kind in ("edit", "comment")])
    thread_of = {post.id: post.thread_id for post in posts}
    threads = {each.place: each.number if each.kind == "answer" else thread_of.get(each.number, 0) for each in drafts}
    found = {row.id: row.title for row in await threads_among(session, actor, sorted({*threads.values()} - {0}))}
    titles = {place: found.get(thread_id, "") for place, thread_id in threads.items()}
    return titles | {
        each.place: title for each in drafts if (title := each.fields.get("title") or each.fields.get("display_name"))
    }


def beginning(draft: DraftRow) -> str:
    """The first words of what was written."""
    return excerpt(escape(draft.text[:2000], quote=False))
