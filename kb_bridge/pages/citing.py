"""Answering with an article: it is looked for beside the answer, which waits as a draft, and put into it as a link."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import VISITOR, Actor
from forum.database import Session
from forum.drafts.actions import Typed, save_draft
from forum.drafts.pages import handed_back, led_on, saved
from forum.drafts.places import form_of, is_place, kind_of, number_of
from forum.drafts.queries import own_draft
from forum.errors import Invalid, NotThere, SignInNeeded
from forum.i18n import _, gettext
from forum.threads.policy import may_answer
from forum.threads.queries import visible_thread
from forum.threads.refusals import require
from forum.threads.rows import ThreadView
from forum.web.bodies import first, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page
from kb_bridge.linking import article_meant, citation_of
from kb_bridge.queries.articles import articles_alike, articles_matching, lines_among, visible_article
from kb_bridge.rows import ArticleLine

MOST_SIGNS = 200


async def look(request: Request) -> Response:
    """The whole answer comes along and is kept as a draft; `seek` is what is looked for, or an article's address."""
    data, actor = await read_form(request), actor_of(request)
    if actor.is_visitor:
        return handed_back(request, data)
    place, seek = first(data, "place") or "", (first(data, "seek") or "").strip()[:MOST_SIGNS]
    if not is_place(place) or kind_of(place) != "answer":
        raise Invalid({"": _("There is nothing to write here.")})
    async with house(request).database.reading() as session:
        thread = await answerable(session, actor, number_of(place))
    data.pop("seek", None)
    kept = await saved(request, data)
    if kept.other:
        return led_on(request, data, kept, notice=_("Your draft is saved."))
    meant = article_meant(seek, house(request).settings.base_url)
    if meant is not None:
        return await put(request, thread, meant)
    return see_other(request, f"/kb/cite/{thread.id}?" + urlencode({"q": seek}))


async def show(request: Request) -> Response:
    """Articles that may answer the thread, or those that fit the words that were typed."""
    actor, seek = actor_of(request), " ".join(request.query_params.get("q", "").split())[:MOST_SIGNS]
    if actor.is_visitor:
        raise SignInNeeded
    async with house(request).database.reading() as session:
        thread = await answerable(session, actor, request.path_params["thread"])
        articles = await fitting(session, actor, thread, seek)
    back = form_of(f"answer:{thread.id}")
    return page(request, "kb_bridge/citing.html", {"thread": thread, "articles": articles, "q": seek, "back": back})


async def fitting(session: Session, actor: Actor, thread: ThreadView, seek: str) -> list[ArticleLine]:
    reader, meant = reader_of(actor, thread), article_meant(seek, session.bus.settings.base_url)
    if meant is not None:
        return await lines_among(session, reader, [meant])
    found = await articles_matching(session, reader, seek or thread.title)
    alike = await articles_alike(session, reader, seek or thread.title)
    return list({each.id: each for each in [*alike, *found]}.values())


async def choose(request: Request) -> Response:
    """`article` is put at the end of the draft."""
    text, actor = first(await read_form(request), "article") or "", actor_of(request)
    if actor.is_visitor:
        raise SignInNeeded
    async with house(request).database.reading() as session:
        thread = await answerable(session, actor, request.path_params["thread"])
    if not (text.isascii() and text.isdecimal() and len(text) < 19):
        raise Invalid({"": _("Please choose one of the list.")})
    return await put(request, thread, int(text))


async def put(request: Request, thread: ThreadView, article_id: int) -> Response:
    actor, place, here = actor_of(request), f"answer:{thread.id}", house(request)
    async with here.database.writing() as session:
        try:
            article = await visible_article(session, reader_of(actor, thread), article_id)
        except NotThere:
            return see_other(request, f"/kb/cite/{thread.id}", notice=_("There is no such article."))
        link = citation_of(article.title, here.settings.base_url + article.url)
        sentence = gettext("This article answers it: %(link)s") % {"link": link}
        draft = await own_draft(session, actor, place, lock=True)
        fields, version = (draft.fields, draft.version) if draft else ({}, 0)
        before = fields.get("body", "").rstrip()
        if f"]({here.settings.base_url}{article.url})" in before:  # pressed twice
            return led_back(request, place)
        body = f"{before}\n\n{sentence}" if before else sentence
        await save_draft(session, actor, place, Typed({**fields, "body": body}, version))
    return led_back(request, place)


def led_back(request: Request, place: str) -> Response:
    notice = _("The link stands in your text. Say in a sentence what helps there.")
    return see_other(request, form_of(place), notice=notice)


def reader_of(actor: Actor, thread: ThreadView) -> Actor:
    """For whom an article has to be there: whoever reads a public answer must be able to follow its link."""
    is_public = thread.category_visibility == "public" and thread.private_to_id is None
    return VISITOR if is_public else actor


async def answerable(session: Session, actor: Actor, thread_id: int) -> ThreadView:
    thread = await visible_thread(session, actor, thread_id)
    require(may_answer(actor, thread, session.now), actor, session.now)
    return thread
